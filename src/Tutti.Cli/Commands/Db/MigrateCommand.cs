using System.CommandLine;
using System.Text.Json.Nodes;
using Tutti.Cli.Output;
using Tutti.DevHost.Databases;
using Tutti.Migrations;

namespace Tutti.Cli.Commands.Db;

/// <summary><c>tutti db migrate</c>: applies what is pending.</summary>
internal static class MigrateCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand("migrate", "Apply the pending migrations of a database.")
        {
            Examples =
            [
                "tutti db migrate",
                "tutti db migrate todos --dry-run",
                "tutti db migrate --all --env production",
            ],
        };
        var options = DbOptions.AddTo(command);
        var all = new Option<bool>("--all") { Description = "All databases of the app" };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Run them in one transaction, and take all of it back",
        };
        command.Add(all);
        command.Add(dryRun);
        command.SetAction(
            (parsed, cancellationToken) =>
                options.RunAsync(
                    context,
                    parsed,
                    needsBuild: true,
                    async databases =>
                    {
                        IReadOnlyList<string> names = parsed.GetValue(all)
                            ? databases.Names
                            : [databases.NameOf(options.NameIn(parsed))];
                        var reports = new JsonArray();
                        foreach (var name in names)
                        {
                            var target = await databases.FindAsync(name, cancellationToken);
                            reports.Add(
                                (JsonNode)(
                                    parsed.GetValue(dryRun)
                                        ? await TryAsync(context, databases, target, cancellationToken)
                                        : await ApplyAsync(context, databases, target, cancellationToken)
                                )
                            );
                        }
                        if (options.WantsJson(parsed))
                        {
                            Json.Write(context.Terminals.Out, new JsonObject { ["databases"] = reports });
                        }
                        return ExitCodes.Success;
                    },
                    cancellationToken
                )
        );
        return command;
    }

    /// <summary>Applies what is pending, and says what that was.</summary>
    public static async Task<JsonObject> ApplyAsync(
        CommandContext context,
        AppDatabases databases,
        DatabaseTarget target,
        CancellationToken cancellationToken
    )
    {
        var applied = await databases.MigrateAsync(
            target,
            context.Terminals.Error.WriteLine,
            migrator => migrator.ApplyAsync(cancellationToken)
        );
        if (applied.Count == 0)
        {
            context.Terminals.Error.WriteLine($"The database '{target.Name}' has all migrations of the app.");
        }
        return new JsonObject { ["name"] = target.Name, ["applied"] = Json.Array(applied.Select(one => one.Title)) };
    }

    private static async Task<JsonObject> TryAsync(
        CommandContext context,
        AppDatabases databases,
        DatabaseTarget target,
        CancellationToken cancellationToken
    )
    {
        var run = await databases.MigrateAsync(
            target,
            context.Terminals.Error.WriteNote,
            migrator => migrator.DryRunAsync(cancellationToken)
        );
        var terminal = context.Terminals.Error;
        terminal.WriteLine(
            run.Tried.Count == 0
                ? $"Nothing would be applied to the database '{target.Name}'."
                : $"These would be applied to the database '{target.Name}'; nothing was changed: {Titles(run.Tried)}."
        );
        if (run.NotTried.Count > 0)
        {
            terminal.WriteNote($"Not tried, for they run without a transaction: {Titles(run.NotTried)}.");
        }
        return new JsonObject
        {
            ["name"] = target.Name,
            ["tried"] = Json.Array(run.Tried.Select(one => one.Title)),
            ["notTried"] = Json.Array(run.NotTried.Select(one => one.Title)),
        };
    }

    private static string Titles(IEnumerable<MigrationText> migrations) =>
        string.Join(", ", migrations.Select(one => one.Title));
}
