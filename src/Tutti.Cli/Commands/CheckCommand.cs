using System.CommandLine;
using System.Text.Json.Nodes;
using Tutti.Cli.Output;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Builds;

namespace Tutti.Cli.Commands;

/// <summary><c>tutti check</c>: what the compiler and Tutti find wrong with an app.</summary>
internal static class CheckCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand("check", "Show the errors and warnings of the compiler and of Tutti.")
        {
            Examples = ["tutti check", "tutti check examples/trello --json"],
        };
        var common = CommonOptions.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                context.RunAsync(
                    () =>
                        common.WantsJson(parsed)
                            ? CheckForMachineAsync(context, common.FindApp(parsed, context), cancellationToken)
                            : CheckAsync(context, common.FindApp(parsed, context), cancellationToken),
                    common.WriteErrorFor(parsed, context)
                )
        );
        return command;
    }

    private static async Task<int> CheckAsync(
        CommandContext context,
        AppDefinition app,
        CancellationToken cancellationToken
    )
    {
        var terminal = context.Terminals.Error;
        BuildResult result;
        using (new Progress(terminal, $"Checking {app.Name}"))
        {
            result = await BuildAsync(app, cancellationToken);
        }
        DiagnosticRenderer.Write(terminal, result.Diagnostics, context.WorkingDirectory);
        var verdict = result.Succeeded
            ? terminal.Styled("ok", Style.BoldGreen)
            : terminal.Styled("failed", Style.BoldRed);
        terminal.WriteLine($"{app.Name}: {verdict}, {DiagnosticRenderer.Count(result.Diagnostics)}");
        return ExitCodeOf(result);
    }

    private static async Task<int> CheckForMachineAsync(
        CommandContext context,
        AppDefinition app,
        CancellationToken cancellationToken
    )
    {
        var result = await BuildAsync(app, cancellationToken);
        var errors = result.Diagnostics.Count(diagnostic => diagnostic.IsError);
        Json.Write(
            context.Terminals.Out,
            new JsonObject
            {
                ["name"] = app.Name,
                ["ok"] = result.Succeeded,
                ["errors"] = errors,
                ["warnings"] = result.Diagnostics.Count - errors,
                ["diagnostics"] = Json.Diagnostics(result.Diagnostics),
            }
        );
        return ExitCodeOf(result);
    }

    private static Task<BuildResult> BuildAsync(AppDefinition app, CancellationToken cancellationToken) =>
        Builder.BuildAsync(new BuildRequest { Project = app.Project, ForceCompile = true }, cancellationToken);

    private static int ExitCodeOf(BuildResult result) => result.Succeeded ? ExitCodes.Success : ExitCodes.Failed;
}
