using System.Net.Sockets;
using System.Text.Json;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Builds;
using Tutti.Processes.Live;

namespace Tutti.DevHost.Live;

/// <summary>Finds the runs of an app on this machine, and asks them.</summary>
internal static class RunningApps
{
    // Longer than a run waits for its processes.
    private static readonly TimeSpan Patience = ProcessQuestion.Patience + TimeSpan.FromSeconds(3);

    /// <summary>Asks all runs of an app, the newest first.</summary>
    /// <exception cref="ToolException">There is none, or none that answers.</exception>
    public static async Task<IReadOnlyList<LiveRun>> AskAsync(AppDefinition app, CancellationToken cancellationToken)
    {
        var runs = new List<LiveRun>();
        var isSilent = false;
        foreach (var session in BuildStore.Sessions(app))
        {
            try
            {
                if (await TryAskAsync(session, cancellationToken) is { } run)
                {
                    runs.Add(run);
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                isSilent = true;
            }
        }
        return runs.Count > 0 ? [.. runs.OrderByDescending(run => run.Started)]
            : isSilent ? throw IsSilent(app)
            : throw IsNotRunning(app);
    }

    private static async Task<LiveRun?> TryAskAsync(string session, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            var path = await File.ReadAllTextAsync(Path.Combine(session, LiveDoor.FileName), patience.Token);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), patience.Token);
            await using var stream = new NetworkStream(socket);
            return await JsonSerializer.DeserializeAsync(stream, LiveJson.Default.LiveRun, patience.Token);
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or SocketException
                        or JsonException
                        or ArgumentException
            )
        {
            // It has not begun, or has ended, perhaps at this moment.
            return null;
        }
    }

    private static ToolException IsNotRunning(AppDefinition app) =>
        new(
            ToolErrors.AppNotRunning,
            $"The app {app.Name} in {app.Folder} is not being run on this machine.",
            "Start it: tutti run. One that runs elsewhere is asked by the file of its environment: tutti describe --live --env NAME."
        );

    private static ToolException IsSilent(AppDefinition app) =>
        new(
            ToolErrors.AppNotRunning,
            $"The command that runs the app {app.Name} in {app.Folder} does not answer.",
            "It may be stopped, as by Ctrl-Z: let it go on, or end it and start it again."
        );
}
