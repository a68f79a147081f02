using System.CommandLine;
using Tutti.Cli.Output;
using Tutti.DevHost.Run;

namespace Tutti.Cli.Commands;

/// <summary><c>tutti run</c>: builds the app, runs it, and does so again on every save.</summary>
internal static class RunCommand
{
    private const string Single = "single";
    private const string PerService = "per-service";

    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand("run", "Build and run an app; build and run it again when a file is saved.")
        {
            Examples =
            [
                "tutti run",
                "tutti run examples/trello --port 5000",
                "tutti run --processes per-service",
                "tutti run --env production --local",
                "tutti run --json --no-watch",
            ],
        };
        var common = CommonOptions.AddTo(command);
        var port = new Option<int>("--port")
        {
            Description = "The public port; the next free one if it is taken, 0 for any",
            DefaultValueFactory = _ => RunOptions.DefaultPort,
            HelpName = "N",
        };
        port.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError("A port is a number from 0 to 65535.");
            }
        });
        var processes = new Option<string>("--processes")
        {
            Description = "All services in one process, or each in its own behind a gateway",
        }.AcceptOnlyFromAmong(Single, PerService);
        var environment = new Option<string>("--env")
        {
            Description = "The environment, as tutti.NAME.json has it. Default: tutti.local.json, if there is one",
            HelpName = "NAME",
        };
        var local = new Option<bool>("--local")
        {
            Description =
                "Try an environment here that is meant for elsewhere: its processes, not its addresses and keys",
        };
        var replicas = new Option<bool>("--replicas")
        {
            Description = "With --local: as many processes of a kind as the environment says, not one",
        };
        var noWatch = new Option<bool>("--no-watch")
        {
            Description = "Do not build and run again when a file is saved",
        };
        command.Add(port);
        command.Add(processes);
        command.Add(environment);
        command.Add(local);
        command.Add(replicas);
        command.Add(noWatch);
        command.Validators.Add(result =>
        {
            if (result.GetValue(environment) is not null && result.GetValue(processes) is not null)
            {
                result.AddError(
                    "An environment says how services are spread over processes: leave out --processes or --env."
                );
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
                context.RunAsync(
                    () =>
                    {
                        var options = new RunOptions
                        {
                            App = common.FindApp(parsed, context),
                            Port = parsed.GetValue(port),
                            Grouping = parsed.GetValue(processes) switch
                            {
                                Single => ProcessGrouping.Single,
                                PerService => ProcessGrouping.PerService,
                                _ => null,
                            },
                            Environment = parsed.GetValue(environment),
                            Local = parsed.GetValue(local),
                            Replicas = parsed.GetValue(replicas),
                            Watch = !parsed.GetValue(noWatch),
                            ColoredLogs = context.Terminals.Error.HasColor && !common.WantsJson(parsed),
                        };
                        return RunAsync(context, options, common.WantsJson(parsed), cancellationToken);
                    },
                    common.WantsJson(parsed) ? error => RunJson.Write(context.Terminals.Out, error) : null
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        RunOptions options,
        bool json,
        CancellationToken cancellationToken
    )
    {
        using var console = new RunConsole(context.Terminals, options, context.WorkingDirectory);
        Action<RunEvent> observer = json ? happened => RunJson.Write(context.Terminals.Out, happened) : console.Show;
        var outcome = await RunSession.RunAsync(options, observer, cancellationToken);
        return outcome switch
        {
            RunOutcome.BuildFailed => ExitCodes.Failed,
            RunOutcome.AppFailed => ExitCodes.AppFailed,
            _ => ExitCodes.Success,
        };
    }
}
