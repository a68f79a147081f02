using System.CommandLine;

namespace Tutti.Cli.Commands.Db;

/// <summary><c>tutti db</c>: an app's databases, here and in its environments.</summary>
internal static class DbCommand
{
    public static Command Create(CommandContext context) =>
        new ExampleCommand("db", "Look into an app's databases, migrate them, make them anew.")
        {
            Examples =
            [
                "tutti db shell",
                "psql \"$(tutti db uri todos)\"",
                "tutti db reset todos",
                "tutti db migrate --env production --dry-run",
                "tutti db status --env production",
            ],
            Subcommands =
            {
                ShellCommand.Create(context),
                UriCommand.Create(context),
                ListCommand.Create(context),
                StatusCommand.Create(context),
                MigrateCommand.Create(context),
                BaselineCommand.Create(context),
                ResetCommand.Create(context),
                DumpCommand.Create(context),
            },
        };
}
