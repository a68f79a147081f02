using System.Diagnostics;
using Tutti.Errors;
using Tutti.ServiceCalls;
using Tutti.Tracing;

namespace Tutti.Requests;

/// <summary>Runs calls of other services, from this process and from others.</summary>
internal sealed partial class EndpointRuntime<TClass, TArguments, TResult>
{
    private long _timeoutTicks;
    private bool _needsNoSetup;

    /// <summary>Runs a call from this process.</summary>
    /// <param name="caller">The calling service.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="cancellationToken">By which the caller gives up.</param>
    public ValueTask<TResult> CallAsync(string caller, TArguments arguments, CancellationToken cancellationToken)
    {
        var context = CallContext.Current;
        var surroundings = ExecutionContext.Capture();
        Ambience.Leave(surroundings, context);
        try
        {
            return CanRunAtOnce(context, cancellationToken)
                ? CallAtOnce(arguments, context)
                : CallInContextAsync(caller, arguments, context, cancellationToken);
        }
        finally
        {
            Ambience.Return(surroundings);
        }
    }

    private void PrepareCalls()
    {
        _timeoutTicks = CallContext.Ticks(Timeout);
        _needsNoSetup = _activator.IsPlain && Authorization is null;
    }

    /// <summary>Whether nothing has to be set up for a call: it takes over what flows in its caller as it is, or needs nothing of it.</summary>
    private bool CanRunAtOnce(CallContext? context, CancellationToken cancellationToken)
    {
        if (!_needsNoSetup || CallActivity.Source.HasListeners())
        {
            return false;
        }
        if (context is null)
        {
            return !_needsContext && !cancellationToken.CanBeCanceled;
        }
        return context.Covers(_timeoutTicks)
            && (!cancellationToken.CanBeCanceled || cancellationToken == context.Token)
            && !context.Token.IsCancellationRequested;
    }

    private ValueTask<TResult> CallAtOnce(TArguments arguments, CallContext? context)
    {
        try
        {
            Validate(in arguments);
            var running = _endpoint.InvokeAsync(
                _activator.Get(),
                Passed(arguments),
                null,
                context?.Token ?? CancellationToken.None
            );
            return running.IsCompletedSuccessfully
                ? new ValueTask<TResult>(Finish(running.Result, default))
                : CallSlowlyAsync(running, context);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<TResult>(ForCaller(exception, context, CancellationToken.None));
        }
    }

    private async ValueTask<TResult> CallSlowlyAsync(ValueTask<TResult> running, CallContext? outer)
    {
        var own = outer is null
            ? new CallContext(_service.App.Time, Timeout, null, null, CancellationToken.None)
            : null;
        var context = own ?? outer!;
        try
        {
            return await AwaitAsync(running, context, default);
        }
        catch (Exception exception)
        {
            throw ForCaller(exception, context, CancellationToken.None);
        }
        finally
        {
            own?.Dispose();
        }
    }

    private async ValueTask<TResult> CallInContextAsync(
        string caller,
        TArguments arguments,
        CallContext? outer,
        CancellationToken cancellationToken
    )
    {
        using var activity = CallActivity.Start(caller, Info, ActivityKind.Internal);
        var context =
            outer is not null && outer.Covers(_timeoutTicks) && !cancellationToken.CanBeCanceled ? outer : null;
        var own = context is null ? CallContext.For(_service.App.Time, Timeout, outer, cancellationToken) : null;
        context ??= own!;
        try
        {
            if (context.Token.IsCancellationRequested)
            {
                throw context.Ended();
            }
            if (own is not null && _service.HasClients)
            {
                own.Enter();
            }
            if (Authorization is { } authorization)
            {
                await authorization.CheckAsync(context.User);
            }
            Validate(in arguments);
            return await RunAsync(Passed(arguments), null, context, default);
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            throw ForCaller(exception, context, cancellationToken);
        }
        finally
        {
            own?.Dispose();
        }
    }

    private TArguments Passed(TArguments arguments) =>
        _sharesArguments && _endpoint.ArgumentsBinary.Keeps(arguments)
            ? arguments
            : Copies.OfArguments(_endpoint, arguments);

    /// <summary>What a caller in this process gets, the same as one in another would: no type, no text and no cause that was not meant for it.</summary>
    private Exception ForCaller(Exception exception, CallContext? context, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context is { Token.IsCancellationRequested: true })
        {
            return context.IsGivenUp
                ? new OperationCanceledException(
                    cancellationToken.IsCancellationRequested ? cancellationToken : context.Token
                )
                : Problems.DeadlineExceeded();
        }
        return ToProblem(exception);
    }

    /// <summary>What a caller from inside of the app gets.</summary>
    private ProblemException ToProblem(Exception exception) =>
        Failures.ToProblem(
            exception,
            Logger,
            FullName,
            _service.App.IsDevelopment,
            _service.App.Details,
            fromOutside: false
        );
}
