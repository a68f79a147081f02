using System.CommandLine;
using Tutti.Cli.Output;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Builds;

namespace Tutti.Cli.Commands;

/// <summary><c>tutti describe</c>: what an app consists of.</summary>
internal static class DescribeCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand("describe", "Show an app's services, their endpoints, and who calls whom.")
        {
            Examples = ["tutti describe", "tutti describe examples/trello --json"],
        };
        var common = CommonOptions.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                context.RunAsync(
                    () =>
                        DescribeAsync(
                            context,
                            common.FindApp(parsed, context),
                            common.WantsJson(parsed),
                            cancellationToken
                        ),
                    common.WriteErrorFor(parsed, context)
                )
        );
        return command;
    }

    private static async Task<int> DescribeAsync(
        CommandContext context,
        AppDefinition app,
        bool json,
        CancellationToken cancellationToken
    )
    {
        var request = new BuildRequest { Project = app.Project };
        BuildResult result;
        using (json ? null : new Progress(context.Terminals.Error, $"Building {app.Name}"))
        {
            result = await Builder.BuildAsync(request, cancellationToken);
        }
        if (!result.Succeeded)
        {
            if (json)
            {
                Json.Write(context.Terminals.Out, Json.BuildError(result));
            }
            DiagnosticRenderer.Write(context.Terminals.Error, result.Diagnostics, context.WorkingDirectory);
            context.Terminals.Error.WriteError(
                $"{app.Name} cannot be described, for it does not build: {DiagnosticRenderer.Count(result.Diagnostics)}."
            );
            return ExitCodes.Failed;
        }
        var model = AppModel.Read(result.Assembly);
        if (json)
        {
            Json.Write(context.Terminals.Out, ModelDocument.Of(model));
        }
        else
        {
            ModelTree.Write(context.Terminals.Out, model);
        }
        return ExitCodes.Success;
    }
}
