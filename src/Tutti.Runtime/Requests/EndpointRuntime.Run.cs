using Microsoft.AspNetCore.Http;
using Tutti.CompilerServices;
using Tutti.Errors;
using Tutti.Log;
using Tutti.ServiceCalls;
using Tutti.Services;

namespace Tutti.Requests;

/// <summary>Runs one endpoint: what requests, local calls and calls from other processes have in common.</summary>
internal sealed partial class EndpointRuntime<TClass, TArguments, TResult> : EndpointRuntime
    where TClass : class
{
    private readonly GeneratedEndpoint<TClass, TArguments, TResult> _endpoint;
    private readonly ServiceRuntime _service;
    private readonly bool _sharesArguments;
    private readonly bool _sharesResult;
    private readonly bool _givesNothing = typeof(TResult) == typeof(NoResult);
    private readonly bool _answersItself = typeof(IResult).IsAssignableFrom(typeof(TResult));
    private ClassActivator<TClass> _activator = null!;
    private bool _needsContext;

    public EndpointRuntime(GeneratedEndpoint<TClass, TArguments, TResult> endpoint, ServiceRuntime service)
        : base(endpoint, service, typeof(TClass))
    {
        _endpoint = endpoint;
        _service = service;
        var copies = service.App.Overrides is { CopiesCalls: true };
        _sharesArguments = endpoint.SharesArguments && !copies;
        _sharesResult = endpoint.SharesResult && !copies;
    }

    public override IReadOnlyList<Dependency> Dependencies => _endpoint.Class.Dependencies;

    public override void Prepare()
    {
        _activator = new ClassActivator<TClass>(_endpoint.Class, _service);
        _needsContext = _endpoint.TakesCancellation || _service.HasClients;
        PrepareRequests();
        PrepareCalls();
    }

    /// <summary>Runs the method on an instance of its own, waits no longer than the context lasts, and leaves nothing undone.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="http">The request, if it came from outside.</param>
    /// <param name="context">The deadline and the caller's giving up.</param>
    /// <param name="output">Where the result is written, and how; if nowhere, it is copied as far as it must be.</param>
    private async ValueTask<TResult> RunAsync(
        TArguments arguments,
        HttpContext? http,
        CallContext context,
        ResultOutput<TResult> output
    )
    {
        var lease = _activator.Rent();
        var abandoned = false;
        try
        {
            var running = _endpoint.InvokeAsync(lease.Target, arguments, http, context.Token);
            if (running.IsCompleted)
            {
                return await FinishAsync(await running, http, output);
            }
            var task = running.AsTask();
            if (http is not null && Info.Raw)
            {
                await WaitForRawAsync(task, http, context);
            }
            else if (!await WaitAsync(task, context))
            {
                abandoned = true;
                _ = FinishLateAsync(task, lease);
                throw context.Ended();
            }
            return await FinishAsync(await task, http, output);
        }
        catch (Exception exception) when (!abandoned && context.Token.IsCancellationRequested)
        {
            throw EndedInsteadOf(exception, context);
        }
        finally
        {
            if (!abandoned)
            {
                await lease.DisposeAsync();
            }
        }
    }

    /// <summary>Waits for a method that has been started outside of <see cref="RunAsync"/>, because it was likely to be done at once.</summary>
    private async ValueTask<TResult> AwaitAsync(
        ValueTask<TResult> running,
        CallContext context,
        ResultOutput<TResult> output
    )
    {
        var task = running.AsTask();
        if (!await WaitAsync(task, context))
        {
            _ = FinishLateAsync(task, default);
            throw context.Ended();
        }
        try
        {
            return await FinishAsync(await task, null, output);
        }
        catch (Exception exception) when (context.Token.IsCancellationRequested)
        {
            throw EndedInsteadOf(exception, context);
        }
    }

    /// <summary>Whether the method ended before the context did.</summary>
    private static async ValueTask<bool> WaitAsync(Task<TResult> task, CallContext context)
    {
        await ((Task)task)
            .WaitAsync(context.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return task.IsCompleted;
    }

    // The request belongs to the method until it ends, so it can be answered early, but not be left.
    private async ValueTask WaitForRawAsync(Task<TResult> task, HttpContext http, CallContext context)
    {
        if (await WaitAsync(task, context) || context.IsGivenUp || http.Response.HasStarted)
        {
            return;
        }
        if (HttpProtocol.IsHttp11(http.Request.Protocol) || HttpProtocol.IsHttp10(http.Request.Protocol))
        {
            // The next request on the connection would wait for the method, too.
            http.Response.Headers.Connection = "close";
        }
        await ProblemResponse.WriteAsync(http, Problems.DeadlineExceeded());
        await http.Response.CompleteAsync();
        await ObserveAsync(task);
        throw new AnsweredEarlyException();
    }

    private async Task FinishLateAsync(Task<TResult> task, ClassActivator<TClass>.Lease lease)
    {
        await ObserveAsync(task);
        await ObserveAsync(lease.DisposeAsync().AsTask());
    }

    private async Task ObserveAsync(Task late)
    {
        try
        {
            await late;
        }
        catch (OperationCanceledException)
        {
            // What it was asked for.
        }
        catch (Exception exception)
        {
            Logger.FailedLate(FullName, exception);
        }
    }

    private Exception EndedInsteadOf(Exception exception, CallContext context)
    {
        if (exception is ProblemException or AnsweredEarlyException)
        {
            return exception;
        }
        if (exception is OperationCanceledException)
        {
            return context.Ended();
        }
        Logger.FailedLate(FullName, exception);
        return context.Ended();
    }

    private ValueTask<TResult> FinishAsync(TResult result, HttpContext? http, ResultOutput<TResult> output) =>
        _answersItself ? ExecuteResultAsync(result, http) : new(Finish(result, output));

    private TResult Finish(TResult result, ResultOutput<TResult> output)
    {
        var validation = new Validation(null, nullsOnly: true);
        _endpoint.ValidateResult(result, ref validation);
        if (validation.Failed)
        {
            throw ForbiddenNulls(result);
        }
        if (output.TryWrite(result))
        {
            return result;
        }
        return _givesNothing || (_sharesResult && _endpoint.ResultBinary.Keeps(result))
            ? result
            : Copies.Of(_endpoint.ResultBinary, result);
    }

    private InvalidOperationException ForbiddenNulls(TResult result)
    {
        var errors = new ValidationErrors();
        var validation = new Validation(errors, nullsOnly: true);
        _endpoint.ValidateResult(result, ref validation);
        var places = string.Join(", ", errors.Select(error => error.Key.Length == 0 ? "the result itself" : error.Key));
        return new InvalidOperationException(
            $"The endpoint '{FullName}' returned null where its type forbids it: {places}."
        );
    }

    private async ValueTask<TResult> ExecuteResultAsync(TResult result, HttpContext? http)
    {
        if (result is not IResult answer)
        {
            throw new InvalidOperationException($"The endpoint '{FullName}' returned null instead of a result.");
        }
        await answer.ExecuteAsync(http!);
        return result;
    }

    private void Validate(in TArguments arguments)
    {
        var validation = new Validation();
        _endpoint.Validate(in arguments, ref validation);
        if (validation.Failed)
        {
            throw Invalid(in arguments, new ValidationErrors(), bodyFailed: false);
        }
    }

    private ProblemException Invalid(in TArguments arguments, ValidationErrors errors, bool bodyFailed)
    {
        var validation = new Validation(errors, nullsOnly: false, bodyFailed);
        try
        {
            _endpoint.Validate(in arguments, ref validation);
        }
        catch (Exception) when (errors.Count > 0)
        {
            // A rule of the app's own did not like what stands in for a value that could not be read.
        }
        return Problems.Invalid(errors.ToDictionary());
    }
}
