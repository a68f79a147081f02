using System.CommandLine;
using Tutti.Cli.Output;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Builds;
using Tutti.Model;

namespace Tutti.Cli.Commands;

/// <summary><c>tutti describe</c>: what an app consists of, what a change did to that, where in an environment its parts run, or what they do just now.</summary>
internal static class DescribeCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand(
            "describe",
            "Show an app's services, their endpoints, who calls whom, and databases."
        )
        {
            Examples =
            [
                "tutti describe",
                "tutti describe examples/trello --json",
                "tutti describe --diff HEAD",
                "tutti describe --diff main --json",
                "tutti describe --env production",
                "tutti describe --env production --diff staging",
                "tutti describe --live",
                "tutti describe --live --env production --json",
            ],
        };
        var common = CommonOptions.AddTo(command);
        var diff = new Option<string?>("--diff")
        {
            Description =
                "Show what differs from a git revision, such as HEAD or main; with --env, from another environment",
            HelpName = "REV|NAME",
        };
        var environment = new Option<string?>("--env")
        {
            Description = "Show an environment: which process hosts what, and which calls go from one to another",
            HelpName = "NAME",
        };
        var live = new Option<bool>("--live")
        {
            Description =
                "Show what the processes of the running app do just now; with --env, of one that runs elsewhere",
        };
        command.Add(environment);
        command.Add(live);
        command.Validators.Add(result =>
        {
            if (result.GetValue(live) && result.GetValue(diff) is not null)
            {
                result.AddError("What runs just now is not compared with anything: leave out --live or --diff.");
            }
        });
        command.Add(diff);
        command.SetAction(
            (parsed, cancellationToken) =>
                context.RunAsync(
                    () =>
                    {
                        var app = common.FindApp(parsed, context);
                        var json = common.WantsJson(parsed);
                        if (parsed.GetValue(live))
                        {
                            var of = parsed.GetValue(environment);
                            return LiveDescription.ShowAsync(context, app, of, json, cancellationToken);
                        }
                        if (parsed.GetValue(environment) is { } name)
                        {
                            var other = parsed.GetValue(diff);
                            return EnvironmentDescription.ShowAsync(context, app, name, other, json, cancellationToken);
                        }
                        return parsed.GetValue(diff) is { } revision
                            ? ModelDifference.ShowAsync(context, app, revision, json, cancellationToken)
                            : DescribeAsync(context, app, json, cancellationToken);
                    },
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
        if (await TryReadAsync(context, app, null, json, cancellationToken) is not { } model)
        {
            return ExitCodes.Failed;
        }
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

    /// <summary>
    /// Builds an app, as the user has it or as it was at a revision, and reads its model; if it does not build, says so and gives nothing.
    /// </summary>
    public static async Task<ApplicationModel?> TryReadAsync(
        CommandContext context,
        AppDefinition app,
        string? revision,
        bool json,
        CancellationToken cancellationToken
    ) =>
        await TryBuildAsync(context, app, revision, json, cancellationToken) is { } assembly
            ? AppModel.Read(assembly)
            : null;

    /// <summary>Builds an app; if it does not build, says so and gives nothing.</summary>
    /// <returns>The assembly.</returns>
    public static async Task<string?> TryBuildAsync(
        CommandContext context,
        AppDefinition app,
        string? revision,
        bool json,
        CancellationToken cancellationToken
    )
    {
        var at = revision is null ? "" : $" at {revision}";
        BuildResult result;
        using (json ? null : new Progress(context.Terminals.Error, $"Building {app.Name}{at}"))
        {
            result = await Builder.BuildAsync(new BuildRequest { Project = app.Project }, cancellationToken);
        }
        if (result.Succeeded)
        {
            return result.Assembly;
        }
        if (json)
        {
            Json.Write(context.Terminals.Out, Json.BuildError(result, revision));
        }
        // Paths of a revision are of files that soon will not be there: they are shown as the repository has them.
        var folder = revision is null ? context.WorkingDirectory : app.Folder;
        DiagnosticRenderer.Write(context.Terminals.Error, result.Diagnostics, folder);
        context.Terminals.Error.WriteError(
            $"{app.Name} cannot be looked into, for it does not build{at}: {DiagnosticRenderer.Count(result.Diagnostics)}."
        );
        return null;
    }
}
