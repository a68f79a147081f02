using System.CommandLine;
using System.Text.Json.Nodes;
using Tutti.Cli.Output;
using Tutti.DevHost;

namespace Tutti.Cli.Commands.Db;

/// <summary><c>tutti db reset</c>: a local database as it is for somebody who has just cloned the app.</summary>
internal static class ResetCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand("reset", "Drop a local database with all in it, make it anew and migrate it.")
        {
            Examples = ["tutti db reset todos", "tutti db reset --all --yes"],
        };
        var options = DbOptions.AddTo(command);
        var all = new Option<bool>("--all") { Description = "All databases of the app" };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask" };
        command.Add(all);
        command.Add(yes);
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
                        foreach (var name in names)
                        {
                            databases.RequireLocal(name);
                        }
                        if (!parsed.GetValue(yes) && !Confirm(context.Terminals, names))
                        {
                            context.Terminals.Error.WriteLine("Nothing was changed.");
                            return ExitCodes.Failed;
                        }
                        if (parsed.GetValue(all))
                        {
                            await databases.RemoveUnreadableAsync(cancellationToken);
                        }
                        var reports = new JsonArray();
                        foreach (var name in names)
                        {
                            var target = await databases.RecreateAsync(name, cancellationToken);
                            context.Terminals.Error.WriteLine($"The database '{name}' is new and empty.");
                            reports.Add(
                                (JsonNode)await MigrateCommand.ApplyAsync(context, databases, target, cancellationToken)
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

    private static bool Confirm(Terminals terminals, IReadOnlyList<string> names)
    {
        var all = string.Join(", ", names);
        if (!terminals.IsInputInteractive || !terminals.Error.IsInteractive)
        {
            throw new ToolException(
                ToolErrors.ConfirmationMissing,
                $"All data in {all} would be lost, and nobody can be asked here whether that is meant.",
                "If it is, say so: --yes"
            );
        }
        terminals.Error.Prompt($"All data in {all} will be lost. Go on? [y/N] ");
        return terminals.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }
}
