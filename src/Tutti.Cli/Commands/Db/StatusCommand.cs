using System.CommandLine;
using System.Text.Json.Nodes;
using Tutti.Cli.Output;
using Tutti.DevHost.Databases;
using Tutti.Migrations;

namespace Tutti.Cli.Commands.Db;

/// <summary><c>tutti db status</c>: which migrations a database has, and which it lacks.</summary>
internal static class StatusCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand("status", "Show which migrations the databases have, and which they lack.")
        {
            Examples = ["tutti db status", "tutti db status todos --env production --json"],
        };
        var options = DbOptions.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                options.RunAsync(
                    context,
                    parsed,
                    needsBuild: true,
                    async databases =>
                    {
                        var name = options.NameIn(parsed);
                        IReadOnlyList<string> names =
                            name is null && databases.Names.Count > 1 ? databases.Names : [databases.NameOf(name)];
                        var all = new List<(DatabaseTarget Target, IReadOnlyList<MigrationStatus> Migrations)>();
                        foreach (var each in names)
                        {
                            var target = await databases.FindAsync(each, cancellationToken);
                            var migrations = await databases.MigrateAsync(
                                target,
                                _ => { },
                                migrator => migrator.StatusAsync(cancellationToken)
                            );
                            all.Add((target, migrations));
                        }
                        Write(context.Terminals, all, options.WantsJson(parsed));
                        return all.Any(each => each.Migrations.Any(MigrationReport.IsProblem))
                            ? ExitCodes.Failed
                            : ExitCodes.Success;
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static void Write(
        Terminals terminals,
        IReadOnlyList<(DatabaseTarget Target, IReadOnlyList<MigrationStatus> Migrations)> all,
        bool json
    )
    {
        if (json)
        {
            var documents = Json.Array(
                all,
                each => new JsonObject
                {
                    ["name"] = each.Target.Name,
                    ["migrations"] = Json.Array(each.Migrations, MigrationReport.Document),
                }
            );
            Json.Write(terminals.Out, new JsonObject { ["databases"] = documents });
            return;
        }
        foreach (var (target, migrations) in all)
        {
            terminals.Out.WriteLine(terminals.Out.Styled(target.Name, Style.Bold) + $": {target}");
            if (migrations.Count == 0)
            {
                terminals.Out.WriteLine("no migrations");
            }
            else
            {
                MigrationReport.Write(terminals.Out, migrations);
            }
        }
    }
}
