using Microsoft.Extensions.Hosting;

namespace Tutti.Hosting;

/// <summary>Whether this process takes requests: from when it has started until it begins to stop.</summary>
internal sealed class Readiness(IHostApplicationLifetime lifetime)
{
    public bool IsReady =>
        lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested;
}
