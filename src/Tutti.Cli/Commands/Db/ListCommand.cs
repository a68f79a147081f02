using System.CommandLine;
using System.Text.Json.Nodes;
using Tutti.Cli.Output;
using Tutti.DevHost.Databases;

namespace Tutti.Cli.Commands.Db;

/// <summary><c>tutti db list</c>: an app's databases.</summary>
internal static class ListCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand("list", "Show an app's databases, their sizes and how far they are migrated.")
        {
            Examples = ["tutti db list", "tutti db list --env production --json"],
        };
        var options = DbOptions.AddTo(command, hasName: false);
        command.SetAction(
            (parsed, cancellationToken) =>
                options.RunAsync(
                    context,
                    parsed,
                    needsBuild: true,
                    async databases =>
                    {
                        var all = new List<DatabaseSummary>();
                        foreach (var name in databases.Names)
                        {
                            all.Add(await SummarizeAsync(databases, name, cancellationToken));
                        }
                        Write(context.Terminals, all, options.WantsJson(parsed));
                        return ExitCodes.Success;
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<DatabaseSummary> SummarizeAsync(
        AppDatabases databases,
        string name,
        CancellationToken cancellationToken
    )
    {
        var target = await databases.FindAsync(name, cancellationToken);
        var size = await AppDatabases.UseAsync(
            target,
            async source =>
            {
                await using var command = source.CreateCommand("select pg_database_size(current_database())");
                return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            }
        );
        var statuses = await databases.MigrateAsync(
            target,
            _ => { },
            migrator => migrator.StatusAsync(cancellationToken)
        );
        return new DatabaseSummary(target, size, statuses);
    }

    private static void Write(Terminals terminals, IReadOnlyList<DatabaseSummary> all, bool json)
    {
        if (json)
        {
            Json.Write(terminals.Out, new JsonObject { ["databases"] = Json.Array(all, DatabaseReport.Document) });
        }
        else if (all.Count == 0)
        {
            terminals.Error.WriteNote("The app has no databases.");
        }
        else
        {
            DatabaseReport.Write(terminals.Out, all);
        }
    }
}
