using System.CommandLine;
using Npgsql;
using Tutti.DevHost;
using Tutti.DevHost.Databases;

namespace Tutti.Cli.Commands.Db;

/// <summary><c>tutti db dump</c>: a database as SQL, by PostgreSQL's own program.</summary>
internal static class DumpCommand
{
    private const string Program = "pg_dump";

    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand("dump", "Write a database as SQL, by pg_dump.")
        {
            Examples =
            [
                "tutti db dump todos --output todos.sql",
                "tutti db dump --schema-only",
                "tutti db dump | gzip > todos.sql.gz",
            ],
        };
        var options = DbOptions.AddTo(command, hasJson: false);
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file. Default: standard output",
            HelpName = "FILE",
        };
        var schemaOnly = new Option<bool>("--schema-only") { Description = "Without the rows of the tables" };
        command.Add(output);
        command.Add(schemaOnly);
        command.SetAction(
            (parsed, cancellationToken) =>
                options.RunAsync(
                    context,
                    parsed,
                    needsBuild: false,
                    async databases =>
                    {
                        var target = await options.TargetAsync(databases, parsed, cancellationToken);
                        var program = await FindAsync(databases, target, cancellationToken);
                        string[] arguments =
                        [
                            .. parsed.GetValue(schemaOnly) ? ["--schema-only"] : Array.Empty<string>(),
                            .. parsed.GetValue(output) is { } file
                                ? ["--file", Path.GetFullPath(file, context.WorkingDirectory)]
                                : Array.Empty<string>(),
                        ];
                        var exitCode = await TerminalProgram.RunAsync(
                            context,
                            program.Path,
                            arguments,
                            PostgresVariables.Of(target.Owner),
                            cancellationToken
                        );
                        return exitCode == 0 ? ExitCodes.Success : ExitCodes.Failed;
                    },
                    cancellationToken
                )
        );
        return command;
    }

    // One that is older than the server refuses to work.
    private static async Task<PostgresProgram> FindAsync(
        AppDatabases databases,
        DatabaseTarget target,
        CancellationToken cancellationToken
    )
    {
        var needed = await DatabaseFailures.GuardAsync(
            target,
            async () =>
            {
                await using var connection = new NpgsqlConnection(target.Owner.ConnectionString);
                await connection.OpenAsync(cancellationToken);
                return connection.PostgreSqlVersion.Major;
            }
        );
        var found = await databases.ProgramsAsync(Program, target, cancellationToken);
        return found.FirstOrDefault(program => program.Version >= needed)
            ?? throw new ToolException(
                ToolErrors.ProgramMissing,
                found.Count == 0
                    ? $"{Program} is not installed; the server is PostgreSQL {needed}."
                    : $"{Program} is too old: {found.Max(program => program.Version)}, and the server is PostgreSQL {needed}.",
                Remedy(needed)
            );
    }

    private static string Remedy(int version) =>
        OperatingSystem.IsMacOS() ? $"Install it: brew install postgresql@{version}"
        : OperatingSystem.IsWindows()
            ? $"Install the command line tools of PostgreSQL {version} or newer from https://www.postgresql.org/download/windows/"
        : $"Install it: postgresql-client-{version} of https://apt.postgresql.org, or postgresql{version} of https://yum.postgresql.org.";
}
