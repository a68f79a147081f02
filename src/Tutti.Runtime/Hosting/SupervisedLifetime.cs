using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tutti.Log;
using Tutti.Processes;
using Tutti.Processes.Supervision;

namespace Tutti.Hosting;

/// <summary>
/// The lifetime of a process that another one supervises through its standard input, which it holds open as long as it lives: the end of it stops the app
/// gracefully, whatever has become of the supervisor. Lines there say where the other processes are; a line on standard output says when the app is ready.
/// </summary>
internal sealed class SupervisedLifetime(
    IHostApplicationLifetime lifetime,
    IServer server,
    AppRuntime app,
    IOptions<HostOptions> options,
    ILogger<SupervisedLifetime> logger
) : IHostLifetime, IDisposable
{
    // What may come after the drain, such as disposing of things.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    private readonly List<PosixSignalRegistration> _signals = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop));
        // A Ctrl-C in the terminal goes to the whole group; what it means is the supervisor's decision.
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true));
        lifetime.ApplicationStarted.Register(SayReady);
        new Thread(WatchInput) { IsBackground = true, Name = "Tutti supervisor" }.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _signals.ForEach(signal => signal.Dispose());

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        lifetime.StopApplication();
    }

    private void WatchInput()
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        try
        {
            while (input.ReadLine() is { } line)
            {
                if (SupervisorLines.ReadPeers(line) is { } peers)
                {
                    Replace(peers);
                }
            }
        }
        catch (IOException)
        {
            // As good as an end.
        }
        logger.InputEnded();
        lifetime.StopApplication();
        // Nobody is left who could end a process that hangs.
        using var stopped = new ManualResetEventSlim();
        stopped.Wait(options.Value.ShutdownTimeout + s_grace);
        Environment.Exit(1);
    }

    private void Replace(PeersLine peers)
    {
        foreach (var (process, urls) in peers.Urls)
        {
            app.Peers.Replace(process, [.. urls.Select(Parse).OfType<InternalUrl>()]);
        }
        Say(new ProcessLine { Tutti = ProcessLine.Peers, Number = peers.Number });
    }

    private static InternalUrl? Parse(string text) => InternalUrl.TryParse(text, out var url) ? url : null;

    private void SayReady()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        string[] urls = [.. addresses.Where(address => !Listeners.IsInternal(address, app.Topology))];
        Say(new ProcessLine { Tutti = ProcessLine.Ready, Urls = urls });
    }

    private static void Say(ProcessLine line) => Console.Out.WriteLine(SupervisorLines.Write(line));
}
