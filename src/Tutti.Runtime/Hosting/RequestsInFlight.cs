using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Tutti.Hosting;

/// <summary>The requests that the server is answering.</summary>
internal sealed class RequestsInFlight
{
    private int _count;
    private volatile bool _moveOn;

    public int Count => Volatile.Read(ref _count);

    /// <summary>From now on, clients that come again are told to come over another connection, which may lead elsewhere.</summary>
    public void MoveOn() => _moveOn = true;

    public void Enter(IFeatureCollection features)
    {
        Interlocked.Increment(ref _count);
        if (_moveOn && features.Get<InternalConnection>() is null)
        {
            // The header Connection: close over HTTP/1.1, GOAWAY over HTTP/2.
            features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
        }
    }

    public void Leave() => Interlocked.Decrement(ref _count);
}

/// <summary>Counts the requests of an app.</summary>
internal sealed class WatchedApplication<TContext>(IHttpApplication<TContext> inner, RequestsInFlight requests)
    : IHttpApplication<TContext>
    where TContext : notnull
{
    public TContext CreateContext(IFeatureCollection contextFeatures)
    {
        requests.Enter(contextFeatures);
        return inner.CreateContext(contextFeatures);
    }

    public Task ProcessRequestAsync(TContext context) => inner.ProcessRequestAsync(context);

    public void DisposeContext(TContext context, Exception? exception)
    {
        inner.DisposeContext(context, exception);
        requests.Leave();
    }
}
