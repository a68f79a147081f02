using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tutti.Processes;
using Tutti.Processes.Forwarding;

namespace Tutti.DevHost.Front;

/// <summary>The requests that come to the public port of a run. The server is given them without the rest of ASP.NET Core, which would add to them.</summary>
internal sealed class FrontRequests(string key) : IHttpApplication<HttpContext>, IDisposable
{
    private readonly Lock _lock = new();
    private ProcessConnection? _connection;
    private volatile bool _isOpen;

    /// <summary>Passes all further requests to other processes.</summary>
    public void Route(IReadOnlyList<InternalUrl> urls)
    {
        lock (_lock)
        {
            if (urls.Count > 0)
            {
                if (_connection is null)
                {
                    _connection = new ProcessConnection(urls, key);
                }
                else
                {
                    _connection.Replace(urls);
                }
            }
            _isOpen = urls.Count > 0;
        }
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        if (!_isOpen)
        {
            await FrontProblem.UnavailableAsync(context, "No process of the app is ready.");
            return;
        }
        try
        {
            await RequestForwarder.ForwardAsync(
                context,
                _connection!,
                Timeout.InfiniteTimeSpan,
                addHeaders: null,
                context.RequestAborted
            );
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await FailAsync(context, exception);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // The client must not take half of an answer for the whole.
            context.Abort();
        }
    }

    public void DisposeContext(HttpContext context, Exception? exception) { }

    public void Dispose() => _connection?.Dispose();

    private static Task FailAsync(HttpContext context, Exception exception)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer.
            return Task.CompletedTask;
        }
        context.Response.Clear();
        return (exception as BadHttpRequestException ?? exception.InnerException) switch
        {
            BadHttpRequestException bad => FrontProblem.WriteAsync(
                context,
                bad.StatusCode,
                "invalid_argument",
                bad.Message
            ),
            _ => FrontProblem.UnavailableAsync(context, "The process that served the request cannot be reached."),
        };
    }
}
