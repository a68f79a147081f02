using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tutti.CompilerServices;
using Tutti.Hosting;
using Tutti.Log;
using Tutti.Processes;
using Tutti.Processes.Forwarding;
using Tutti.Requests;
using Tutti.ServiceCalls;
using Tutti.ServiceCalls.Remote;
using Tutti.Tracing;

namespace Tutti.Gateway;

/// <summary>Passes the requests for one endpoint on to the process that serves it, raw: it binds, validates and answers.</summary>
internal sealed class Forwarder(EndpointInfo info, Peer peer, AppRuntime app)
{
    private readonly string _name = $"{info.Service}.{info.Name}";
    private readonly TimeSpan _timeout = app.TimeoutOf(info);
    private readonly ILogger _logger = app.LoggerFactory.CreateLogger("Tutti.Gateway");

    public async Task HandleAsync(HttpContext http)
    {
        using var context = new CallContext(app.Time, _timeout, null, null, http.RequestAborted);
        try
        {
            await RequestForwarder.ForwardAsync(
                http,
                peer.Connection,
                context.Left,
                static headers =>
                {
                    headers.TryAddWithoutValidation(InternalHeaders.Gateway, "1");
                    if (Activity.Current is { } activity)
                    {
                        TraceContext.Inject(activity, headers);
                    }
                },
                context.Token
            );
        }
        catch (Exception exception)
        {
            await FailAsync(http, exception, context);
        }
    }

    private Task FailAsync(HttpContext http, Exception exception, CallContext context)
    {
        var seen = exception;
        if (context.Token.IsCancellationRequested)
        {
            seen = context.Ended();
        }
        else if (BadRequestIn(exception) is { } bad)
        {
            // What went wrong is the client's body.
            seen = bad;
        }
        else if (exception is HttpRequestException or IOException)
        {
            _logger.PeerUnreachable(peer.Name, peer.Connection.Url.Address, _name, exception);
            seen = Failures.Mark(Problem.Unavailable("The service cannot be reached."));
        }
        return RequestFailure.AnswerAsync(http, seen, _logger, _name, app, context);
    }

    private static BadHttpRequestException? BadRequestIn(Exception exception) =>
        exception as BadHttpRequestException ?? exception.InnerException as BadHttpRequestException;
}
