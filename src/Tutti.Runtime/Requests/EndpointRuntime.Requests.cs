using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;
using Tutti.CompilerServices;
using Tutti.Errors;
using Tutti.Processes;
using Tutti.ServiceCalls;

namespace Tutti.Requests;

/// <summary>Answers requests from outside: read, validate, run, write.</summary>
internal sealed partial class EndpointRuntime<TClass, TArguments, TResult>
{
    // These have no body.
    private const int NoContent = StatusCodes.Status204NoContent;
    private const int ResetContent = StatusCodes.Status205ResetContent;
    private const int NotModified = StatusCodes.Status304NotModified;

    private RouteParameters _route = null!;
    private IReadOnlyDictionary<Type, MemberValidator> _validators = null!;
    private bool _simple;

    public override IProducesResponseTypeMetadata? Produces =>
        _answersItself || (Info.Raw && _givesNothing) ? null
        : _givesNothing ? new ProducesResponseTypeMetadata(StatusCodes.Status200OK)
        : new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(TResult), ["application/json"]);

    // Not at start, where nobody waits for it yet.
    private JsonCodec<TResult>? BodyCodec => _answersItself || _givesNothing ? null : field ??= _endpoint.BodyCodec;

    public override Task HandleRequestAsync(HttpContext http)
    {
        if (Info.Raw)
        {
            InternalHeaders.RemoveFrom(http.Request.Headers);
            BodyReader.SetServerLimit(http, BodyLimit);
        }
        return _endpoint.HasBody ? HandleWithBodyAsync(http) : Handle(http, default, null);
    }

    private void PrepareRequests()
    {
        _route = new RouteParameters(Info.Route is { } route ? RoutePatternFactory.Parse(route) : null);
        _validators = _service.App.Application.MemberValidators;
        _simple = _activator.IsPlain && !_needsContext && !_answersItself && !Info.Raw;
    }

    private Task HandleWithBodyAsync(HttpContext http)
    {
        try
        {
            if (!BodyReader.Expect(http, BodyLimit))
            {
                return Handle(http, default, null);
            }
            if (BodyReader.TryReadAtOnce(http, BodyLimit, out var body))
            {
                return HandleBuffered(http, body);
            }
        }
        catch (Exception exception)
        {
            return FailAsync(http, exception, null);
        }
        return HandleSlowBodyAsync(http);
    }

    // What lies in one piece is read where it lies.
    private Task HandleBuffered(HttpContext http, System.Buffers.ReadOnlySequence<byte> body)
    {
        if (!body.IsSingleSegment)
        {
            var copy = PooledBuffer.Rent();
            BodyReader.Append(copy, body);
            http.Request.BodyReader.AdvanceTo(body.End);
            try
            {
                return Handle(http, copy.Span, null);
            }
            finally
            {
                copy.Return();
            }
        }
        TArguments arguments;
        try
        {
            arguments = Read(http, body.FirstSpan);
        }
        catch (Exception exception)
        {
            http.Request.BodyReader.AdvanceTo(body.End);
            return FailAsync(http, exception, null);
        }
        http.Request.BodyReader.AdvanceTo(body.End);
        return Run(http, arguments, null);
    }

    // The time for the answer runs while the body comes.
    private async Task HandleSlowBodyAsync(HttpContext http)
    {
        using var context = StartContext(http);
        var body = PooledBuffer.Rent();
        Task answered;
        try
        {
            await BodyReader.ReadAsync(http, BodyLimit, body, context.Token);
            answered = Handle(http, body.Span, context);
        }
        catch (Exception exception)
        {
            answered = FailAsync(http, exception, context);
        }
        finally
        {
            // What was read from it has been copied out.
            body.Return();
        }
        await answered;
    }

    private Task Handle(HttpContext http, ReadOnlySpan<byte> body, CallContext? context)
    {
        TArguments arguments;
        try
        {
            arguments = Read(http, body);
        }
        catch (Exception exception)
        {
            return FailAsync(http, exception, context);
        }
        return Run(http, arguments, context);
    }

    private TArguments Read(HttpContext http, ReadOnlySpan<byte> body)
    {
        var reader = new RequestReader(http, _route, body, _validators);
        TArguments arguments;
        try
        {
            arguments = _endpoint.Bind(ref reader);
        }
        catch (Exception exception) when (reader.Errors is not null && exception is not ProblemException)
        {
            // A constructor did not like what stands in for a value that could not be read; that one is what is to be told.
            throw Problems.Invalid(reader.Errors.ToDictionary());
        }
        if (reader.Errors is { } errors)
        {
            // One answer names all that is wrong: what cannot be read, and of the rest what breaks a rule.
            throw Invalid(in arguments, errors, reader.BodyFailed);
        }
        Validate(in arguments);
        return arguments;
    }

    private Task Run(HttpContext http, TArguments arguments, CallContext? context)
    {
        if (!_simple || context is not null)
        {
            return RunInContextAsync(http, arguments, context ?? StartContext(http));
        }
        try
        {
            var running = _endpoint.InvokeAsync(_activator.Get(), arguments, http, CancellationToken.None);
            if (!running.IsCompletedSuccessfully)
            {
                return AwaitAndAnswerAsync(http, running);
            }
            return Answer(http, running.Result);
        }
        catch (Exception exception)
        {
            return FailAsync(http, exception, null);
        }
    }

    private Task Answer(HttpContext http, TResult result)
    {
        if (_givesNothing)
        {
            return AnswerWithoutBody(http);
        }
        var buffer = PooledBuffer.Rent();
        try
        {
            Finish(result, new(buffer, BodyCodec));
        }
        catch
        {
            buffer.Return();
            throw;
        }
        return Write(http, result, buffer);
    }

    private async Task AwaitAndAnswerAsync(HttpContext http, ValueTask<TResult> running)
    {
        var context = StartContext(http);
        var buffer = PooledBuffer.Rent();
        try
        {
            var result = await AwaitAsync(running, context, _givesNothing ? default : new(buffer, BodyCodec));
            await Write(http, result, buffer);
        }
        catch (Exception exception)
        {
            await FailAsync(http, exception, context);
        }
        finally
        {
            context.Dispose();
        }
    }

    private async Task RunInContextAsync(HttpContext http, TArguments arguments, CallContext context)
    {
        if (_service.HasClients)
        {
            context.Enter();
        }
        var buffer = _answersItself || _givesNothing ? null : PooledBuffer.Rent();
        try
        {
            var result = await RunAsync(arguments, http, context, buffer is null ? default : new(buffer, BodyCodec));
            if (buffer is not null)
            {
                await Write(http, result, buffer);
            }
            else if (!_answersItself && !Info.Raw)
            {
                await AnswerWithoutBody(http);
            }
        }
        catch (Exception exception)
        {
            await FailAsync(http, exception, context);
        }
        finally
        {
            context.Dispose();
        }
    }

    private Task Write(HttpContext http, TResult result, PooledBuffer buffer)
    {
        if (_givesNothing)
        {
            buffer.Return();
            return AnswerWithoutBody(http);
        }
        if (_endpoint.HasHead)
        {
            _endpoint.WriteHead(result, http.Response);
            if (http.Response.StatusCode is NoContent or ResetContent or NotModified)
            {
                buffer.Return();
                return Task.CompletedTask;
            }
        }
        return ResponseBody.WriteAsync(http.Response, buffer, ResponseBody.Json);
    }

    private static Task AnswerWithoutBody(HttpContext http)
    {
        http.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    private CallContext StartContext(HttpContext http)
    {
        var context = new CallContext(
            _service.App.Time,
            _service.App.Topology.HasInternalListener ? ForwardedRequest.TimeoutOf(http, Timeout) : Timeout,
            http.Features.Get<IHttpAuthenticationFeature>()?.User,
            null,
            http.RequestAborted
        );
        if (Info.Raw)
        {
            http.Features.Get<LastingUpgrade>()?.Bind(context);
        }
        return context;
    }

    private Task FailAsync(HttpContext http, Exception exception, CallContext? context) =>
        RequestFailure.AnswerAsync(http, exception, Logger, FullName, _service.App, context);
}
