using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tutti.CompilerServices;
using Tutti.Errors;
using Tutti.Hosting;
using Tutti.Log;
using Tutti.Processes;
using Tutti.Requests;
using Tutti.Tracing;

namespace Tutti.ServiceCalls;

/// <summary>A call of an endpoint that runs in another process of the app, over HTTP/2 with JSON.</summary>
internal sealed class RemoteCall<TArguments, TResult> : ServiceCall<TArguments, TResult>
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(1);

    private readonly GeneratedEndpoint<TArguments, TResult> _endpoint;
    private readonly Peer _peer;
    private readonly AppRuntime _app;
    private readonly string _caller;
    private readonly string _name;
    private readonly Uri _address;
    private readonly TimeSpan _timeout;
    private readonly ILogger _logger;

    public RemoteCall(GeneratedEndpoint<TArguments, TResult> endpoint, Peer peer, AppRuntime app, string caller)
    {
        var info = endpoint.Info;
        _endpoint = endpoint;
        _peer = peer;
        _app = app;
        _caller = caller;
        _name = $"{info.Service}.{info.Name}";
        _address = new Uri(peer.Connection.Url.Address, $"{InternalHeaders.CallPath}{info.Service}/{info.Name}");
        _timeout = app.TimeoutOf(info);
        _logger = app.LoggerFactory.CreateLogger("Tutti.ServiceCalls");
    }

    public override async ValueTask<TResult> InvokeAsync(TArguments arguments, CancellationToken cancellationToken)
    {
        using var activity = CallActivity.Start(_caller, _endpoint.Info, ActivityKind.Client);
        using var context = CallContext.For(_app.Time, _timeout, CallContext.Current, cancellationToken);
        try
        {
            if (context.Token.IsCancellationRequested)
            {
                throw context.Ended();
            }
            var body = Encode(arguments);
            using var response = _app.IsStarting
                ? await SendPatientlyAsync(body, context)
                : await SendAsync(body, context);
            return await ReadAsync(response, context.Token);
        }
        catch (ProblemException problem)
        {
            activity?.SetTag("error.type", ProblemCodes.NameOf(problem.Code));
            activity?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
        catch (Exception exception) when (context.Token.IsCancellationRequested)
        {
            // Whatever a broken off exchange throws.
            throw context.IsGivenUp && cancellationToken.IsCancellationRequested
                ? new OperationCanceledException(exception.Message, exception, cancellationToken)
                : context.Ended();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            _logger.PeerUnreachable(_peer.Name, _peer.Connection.Url.Address, _name, exception);
            throw Failures.Mark(Problem.Unavailable($"The service '{_endpoint.Info.Service}' cannot be reached."));
        }
    }

    private Task<HttpResponseMessage> SendAsync(byte[] body, CallContext context) =>
        _peer.Connection.Http.SendAsync(CreateRequest(body, context), context.Token);

    // Processes that start together find each other one after the other, and nothing was sent to who is not there.
    private async Task<HttpResponseMessage> SendPatientlyAsync(byte[] body, CallContext context)
    {
        for (var delay = s_firstDelay; ; delay = CallContext.Min(delay * 2, s_longestDelay))
        {
            try
            {
                return await SendAsync(body, context);
            }
            catch (HttpRequestException exception) when (ProcessConnection.FoundNobody(exception) && _app.IsStarting)
            {
                if (delay == s_firstDelay)
                {
                    _logger.WaitsForPeer(_peer.Name, _name);
                }
            }
            await Task.Delay(delay, _app.Time, context.Token);
        }
    }

    private HttpRequestMessage CreateRequest(byte[] body, CallContext context)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = s_json;
        var headers = request.Headers;
        headers.TryAddWithoutValidation(InternalHeaders.Key, _peer.Connection.Key);
        if (context.Left is var left && left != Timeout.InfiniteTimeSpan)
        {
            headers.TryAddWithoutValidation(InternalHeaders.Timeout, InternalHeaders.FormatTimeout(left));
        }
        if (PrincipalHeader.Write(context.User) is { } principal)
        {
            headers.TryAddWithoutValidation(InternalHeaders.Principal, principal);
        }
        headers.TryAddWithoutValidation(
            InternalHeaders.Culture,
            $"{CultureInfo.CurrentCulture.Name};{CultureInfo.CurrentUICulture.Name}"
        );
        TraceContext.Inject(Activity.Current, headers);
        return request;
    }

    private byte[] Encode(TArguments arguments)
    {
        // The same answer as within a process, where nothing is written.
        var validation = new Validation();
        _endpoint.Validate(in arguments, ref validation);
        if (validation.Failed)
        {
            var errors = new ValidationErrors();
            validation = new Validation(errors);
            _endpoint.Validate(in arguments, ref validation);
            throw Problems.Invalid(errors.ToDictionary());
        }
        var buffer = PooledBuffer.Rent();
        try
        {
            ArgumentsJson.Write(_endpoint.ArgumentsCodec, buffer, arguments, _name);
            // A copy: the request may still be read from when the call has ended already.
            return buffer.Span.ToArray();
        }
        finally
        {
            buffer.Return();
        }
    }

    private async ValueTask<TResult> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = PooledBuffer.Rent();
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            int read;
            while ((read = await stream.ReadAsync(body.GetMemory(512), cancellationToken)) > 0)
            {
                body.Advance(read);
            }
            return response.IsSuccessStatusCode ? Decode(body.Span) : throw Failed(response, body.Span);
        }
        finally
        {
            body.Return();
        }
    }

    private TResult Decode(ReadOnlySpan<byte> body)
    {
        if (typeof(TResult) == typeof(NoResult))
        {
            return default!;
        }
        try
        {
            return _endpoint.ResultCodec.Read(body)!;
        }
        catch (JsonException exception)
        {
            _logger.AnswerUnreadable(_peer.Name, _name, exception);
            throw Failures.Mark(Problems.Internal());
        }
    }

    private ProblemException Failed(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        if (ProblemJson.Read(body) is { } problem)
        {
            return Failures.Mark(problem);
        }
        _logger.AnswerUnexpected(_peer.Name, _name, (int)response.StatusCode);
        var code = ProblemCodes.OfStatus((int)response.StatusCode);
        return Failures.Mark(new ProblemException(code, Problems.TextOf(code)));
    }
}
