using System.CommandLine;
using System.Text.Json.Nodes;
using Tutti.Cli.Output;

namespace Tutti.Cli.Commands.Db;

/// <summary><c>tutti db baseline</c>: for a database that was there before its migrations.</summary>
internal static class BaselineCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand(
            "baseline",
            "Note migrations as applied without running them, for a database that has what they would make."
        )
        {
            Examples = ["tutti db baseline 3", "tutti db baseline 3 todos --env production"],
        };
        var number = new Argument<long>("number") { Description = "The number of the last migration to note" };
        command.Add(number);
        var options = DbOptions.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                options.RunAsync(
                    context,
                    parsed,
                    needsBuild: true,
                    async databases =>
                    {
                        var target = await options.TargetAsync(databases, parsed, cancellationToken);
                        var noted = await databases.MigrateAsync(
                            target,
                            context.Terminals.Error.WriteNote,
                            migrator => migrator.BaselineAsync(parsed.GetValue(number), cancellationToken)
                        );
                        string[] titles = [.. noted.Select(one => one.Title)];
                        context.Terminals.Error.WriteLine(
                            titles.Length == 0
                                ? $"The database '{target.Name}' has them all already."
                                : $"Noted as applied to the database '{target.Name}': {string.Join(", ", titles)}."
                        );
                        if (options.WantsJson(parsed))
                        {
                            Json.Write(
                                context.Terminals.Out,
                                new JsonObject { ["name"] = target.Name, ["noted"] = Json.Array(titles) }
                            );
                        }
                        return ExitCodes.Success;
                    },
                    cancellationToken
                )
        );
        return command;
    }
}
