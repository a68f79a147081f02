using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tutti.Log;

namespace Tutti.Hosting;

/// <summary>
/// The lifetime of a process that another one supervises through its standard input, which it holds open as long as it lives: the end of it stops the app
/// gracefully, whatever has become of the supervisor. A line on standard output says when the app is ready.
/// </summary>
internal sealed class SupervisedLifetime(
    IHostApplicationLifetime lifetime,
    IServer server,
    AppRuntime app,
    IOptions<HostOptions> options,
    ILogger<SupervisedLifetime> logger
) : IHostLifetime, IDisposable
{
    private const string Variable = "TUTTI_SUPERVISED";

    // What may come after the drain, such as disposing of things.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    private readonly List<PosixSignalRegistration> _signals = [];

    public static bool IsSupervised(IConfiguration configuration) => configuration[Variable] == "1";

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
        var buffer = new byte[256];
        using var input = Console.OpenStandardInput();
        try
        {
            while (input.Read(buffer) > 0)
            {
                // Nothing is said this way; only the end counts.
            }
        }
        catch (IOException)
        {
            // As good as an end.
        }
        logger.SupervisorGone();
        lifetime.StopApplication();
        // Nobody is left who could end a process that hangs.
        using var stopped = new ManualResetEventSlim();
        stopped.Wait(options.Value.ShutdownTimeout + s_grace);
        Environment.Exit(1);
    }

    private void SayReady()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var urls = addresses.Where(address => !Listeners.IsInternal(address, app.Topology));
        var quoted = urls.Select(url => JsonEncodedText.Encode(url)).Select(url => $"\"{url}\"");
        Console.Out.WriteLine($$"""{"tutti":"ready","urls":[{{string.Join(",", quoted)}}]}""");
    }
}
