using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tutti.Log;

namespace Tutti.Hosting;

/// <summary>
/// Starts and stops the hosted services of the services that this process hosts, as the host does with its own: in the order of their
/// registration, and back.
/// </summary>
internal sealed class HostedServices(
    AppRuntime app,
    IHostApplicationLifetime lifetime,
    IOptions<HostOptions> options,
    ILogger<HostedServices> logger,
    StartFailure? failure = null
) : IHostedLifecycleService
{
    private readonly List<IHostedService> _services = [];

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        StartupNotice.Write(app);
        await StartResourcesAsync(cancellationToken);
        foreach (var service in app.Services)
        {
            service.Provider.GetService<IStartupValidator>()?.Validate();
            _services.AddRange(service.Provider.GetServices<IHostedService>());
        }
        foreach (var hosted in _services.OfType<IHostedLifecycleService>())
        {
            await hosted.StartingAsync(cancellationToken);
        }
    }

    private async Task StartResourcesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await app.Resources.StartAsync(cancellationToken);
        }
        catch (Exception exception)
            when (failure is not null && (exception is StartupException || cancellationToken.IsCancellationRequested))
        {
            failure.IsSaidElsewhere = true;
            throw;
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var hosted in _services)
        {
            await hosted.StartAsync(cancellationToken);
            if (hosted is BackgroundService background)
            {
                _ = WatchAsync(background);
            }
        }
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var hosted in _services.OfType<IHostedLifecycleService>())
        {
            await hosted.StartedAsync(cancellationToken);
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken) =>
        StopEachAsync(_services.OfType<IHostedLifecycleService>(), hosted => hosted.StoppingAsync(cancellationToken));

    public Task StopAsync(CancellationToken cancellationToken) =>
        StopEachAsync(_services, hosted => hosted.StopAsync(cancellationToken));

    public Task StoppedAsync(CancellationToken cancellationToken) =>
        StopEachAsync(_services.OfType<IHostedLifecycleService>(), hosted => hosted.StoppedAsync(cancellationToken));

    // One that fails must not keep the others from stopping.
    private static async Task StopEachAsync<T>(IEnumerable<T> services, Func<T, Task> stop)
    {
        List<Exception>? failures = null;
        foreach (var service in services.Reverse())
        {
            try
            {
                await stop(service);
            }
            catch (Exception exception)
            {
                (failures ??= []).Add(exception);
            }
        }
        if (failures is not null)
        {
            throw new AggregateException("Hosted services failed to stop.", failures);
        }
    }

    private async Task WatchAsync(BackgroundService background)
    {
        if (background.ExecuteTask is not { } execution)
        {
            return;
        }
        try
        {
            await execution;
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // That is how a background service stops.
        }
        catch (Exception exception)
        {
            logger.BackgroundServiceFailed(background.GetType().FullName, exception);
            if (options.Value.BackgroundServiceExceptionBehavior is BackgroundServiceExceptionBehavior.StopHost)
            {
                logger.StoppingForBackgroundService();
                lifetime.StopApplication();
            }
        }
    }
}
