using System.CommandLine;
using Tutti.Cli.Output;
using Tutti.DevHost.Publish;

namespace Tutti.Cli.Commands;

/// <summary><c>tutti build</c>: publishes an app once, for every environment and every grouping of its services.</summary>
internal static class BuildCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand("build", "Publish an app: as a folder that runs as it is, or as an image.")
        {
            Examples =
            [
                "tutti build -o out",
                "tutti build examples/trello -o out --json",
                "tutti build --container shop:1.4 --env production --archive shop.tar",
                "tutti build --container team/shop:1.4 --env production --registry ghcr.io",
            ],
        };
        var common = CommonOptions.AddTo(command);
        var options = BuildOptions.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                context.RunAsync(
                    () =>
                    {
                        var app = common.FindApp(parsed, context);
                        var request = options.RequestOf(parsed, app, context.WorkingDirectory);
                        return BuildAsync(context, request, common.WantsJson(parsed), cancellationToken);
                    },
                    common.WriteErrorFor(parsed, context)
                )
        );
        return command;
    }

    private static async Task<int> BuildAsync(
        CommandContext context,
        PublishRequest request,
        bool json,
        CancellationToken cancellationToken
    )
    {
        PublishResult result;
        var what = request.Container is { } container ? $"{request.App.Name} as {container.Name}" : request.App.Name;
        using (json ? null : new Progress(context.Terminals.Error, $"Publishing {what}"))
        {
            result = await Publisher.PublishAsync(request, cancellationToken);
        }
        if (json)
        {
            Json.Write(context.Terminals.Out, PublishReport.Document(request, result));
        }
        else
        {
            CheckReport.Write(context.Terminals.Error, request.App.Name, [], result.Build, context.WorkingDirectory);
            if (result.Build.Succeeded)
            {
                PublishReport.Write(context.Terminals.Out, request, result, context.WorkingDirectory);
            }
        }
        return result.Build.Succeeded ? ExitCodes.Success : ExitCodes.Failed;
    }
}
