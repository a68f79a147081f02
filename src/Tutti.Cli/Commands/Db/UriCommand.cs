using System.CommandLine;
using System.Text.Json.Nodes;
using Tutti.Cli.Output;
using Tutti.DevHost.Databases;

namespace Tutti.Cli.Commands.Db;

/// <summary><c>tutti db uri</c>: how other programs get into a database.</summary>
internal static class UriCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand("uri", "Print the connection URI of a database, password and all.")
        {
            Examples = ["tutti db uri", "psql \"$(tutti db uri todos)\"", "tutti db uri todos --reader"],
        };
        var options = DbOptions.AddTo(command);
        var reader = ReaderOption();
        command.Add(reader);
        command.SetAction(
            (parsed, cancellationToken) =>
                options.RunAsync(
                    context,
                    parsed,
                    needsBuild: false,
                    async databases =>
                    {
                        var target = await options.TargetAsync(databases, parsed, cancellationToken);
                        var uri = PostgresUri.Of(parsed.GetValue(reader) ? target.Reader : target.Owner);
                        if (options.WantsJson(parsed))
                        {
                            Json.Write(context.Terminals.Out, new JsonObject { ["name"] = target.Name, ["uri"] = uri });
                        }
                        else
                        {
                            context.Terminals.Out.WriteLine(uri);
                        }
                        if (target.IsLocal && !databases.IsAppRunning)
                        {
                            context.Terminals.Error.WriteNote(
                                "The server stops with the last who uses it: `tutti run` keeps it up."
                            );
                        }
                        return ExitCodes.Success;
                    },
                    cancellationToken
                )
        );
        return command;
    }

    /// <summary>The option for the role that may only read.</summary>
    public static Option<bool> ReaderOption() => new("--reader") { Description = "To read only" };
}
