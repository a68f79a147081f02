using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Tutti.Log;

namespace Tutti.Hosting;

/// <summary>
/// Stops a server in the order that lets no request fail: it goes on serving for a while, in which those who watch <c>/readyz</c> send their requests
/// elsewhere; then it takes no more, and those in flight have some time to finish. A second signal ends either wait. The host stops its server before all
/// hosted services, whose work requests may need.
/// </summary>
internal sealed class DrainingServer(
    IServer inner,
    Shutdown shutdown,
    ILogger<DrainingServer> logger,
    StartFailure? failure
) : IServer
{
    private readonly RequestsInFlight _requests = new();
    private bool _isStarted;

    /// <summary>How many requests are being answered, if they are counted.</summary>
    public int? RequestsInFlight => shutdown.WatchesRequests ? _requests.Count : null;

    public IFeatureCollection Features => inner.Features;

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        var watched = shutdown.WatchesRequests ? new WatchedApplication<TContext>(application, _requests) : application;
        try
        {
            await inner.StartAsync(watched, cancellationToken);
        }
        catch (IOException problem) when (problem.InnerException is AddressInUseException)
        {
            failure?.IsSaidElsewhere = true;
            // The server names the address.
            throw new StartupException([
                $"{problem.Message} Another program listens there, often this app itself, started before or by an IDE. Stop it, or choose another address, such as ASPNETCORE_URLS=http://127.0.0.1:5001.",
            ]);
        }
        _isStarted = true;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_isStarted)
        {
            await DelayAsync(cancellationToken);
        }
        await DrainAsync(cancellationToken);
    }

    // The container has made the inner one, and disposes of it.
    public void Dispose() { }

    private async Task DelayAsync(CancellationToken cancellationToken)
    {
        var delay = shutdown.Delay;
        if (delay <= TimeSpan.Zero)
        {
            return;
        }
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Heard from the moment on in which anybody can see that this waits.
        using var signals = new SecondSignal(end);
        logger.ServesOn(delay);
        _requests.MoveOn();
        await Task.Delay(delay, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var signals = new SecondSignal(end);
        var stopping = inner.StopAsync(end.Token);
        if (!stopping.IsCompleted)
        {
            using var cut = end.Token.Register(SayWhatIsCut);
            end.CancelAfter(shutdown.Timeout);
            await stopping;
        }
        await stopping;
    }

    private void SayWhatIsCut()
    {
        if (!shutdown.WatchesRequests)
        {
            logger.RequestsCut();
        }
        else if (_requests.Count > 0)
        {
            logger.RequestsCut(_requests.Count);
        }
    }
}
