using System.Text.Json;
using Tutti.Cli.Output;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Environments;
using Tutti.DevHost.Live;
using Tutti.Processes.Live;

namespace Tutti.Cli.Commands;

/// <summary><c>tutti describe --live</c>: what the processes of an app do just now.</summary>
internal static class LiveDescription
{
    public static async Task<int> ShowAsync(
        CommandContext context,
        AppDefinition app,
        string? environment,
        bool json,
        CancellationToken cancellationToken
    )
    {
        var run = environment is null
            ? await AskRunAsync(context, app, cancellationToken)
            : await AskEnvironmentAsync(context, app, environment, json, cancellationToken);
        if (run is null)
        {
            return ExitCodes.Failed;
        }
        if (json)
        {
            Json.Write(context.Terminals.Out, JsonSerializer.SerializeToNode(run, LiveJson.Default.LiveRun)!);
        }
        else
        {
            LiveTree.Write(context.Terminals.Out, run, TimeProvider.System.GetUtcNow());
        }
        return ExitCodes.Success;
    }

    private static async Task<LiveRun> AskRunAsync(
        CommandContext context,
        AppDefinition app,
        CancellationToken cancellationToken
    )
    {
        var runs = await RunningApps.AskAsync(app, cancellationToken);
        if (runs.Count > 1)
        {
            var others = string.Join(", ", runs.Skip(1).Select(run => run.Pid));
            context.Terminals.Error.WriteNote(
                $"The app is being run {runs.Count} times; this is the newest. The others are those of process {others}."
            );
        }
        return runs[0];
    }

    private static async Task<LiveRun?> AskEnvironmentAsync(
        CommandContext context,
        AppDefinition app,
        string name,
        bool json,
        CancellationToken cancellationToken
    )
    {
        AppEnvironments.RequireFile(app, name);
        return await DescribeCommand.TryReadAsync(context, app, null, json, cancellationToken) is { } model
            ? await EnvironmentQuestions.AskAsync(
                app,
                AppEnvironments.ReadForQuestions(app, name, model),
                cancellationToken
            )
            : null;
    }
}
