using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tutti.CompilerServices;
using Tutti.Errors;
using Tutti.Hosting;
using Tutti.Log;
using Tutti.Requests;
using Tutti.Tracing;
using Tutti.Transport.Client;
using Tutti.Transport.Frames;
using Tutti.Transport.Handshake;
using Tutti.Transport.Messages;
using Tutti.Transport.Replicas;

namespace Tutti.ServiceCalls.Remote;

/// <summary>A call of an endpoint that runs in another process of the app.</summary>
internal sealed class RemoteCall<TArguments, TResult> : ServiceCall<TArguments, TResult>
{
    private const int SmallHead = 512;

    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(1);

    private readonly GeneratedEndpoint<TArguments, TResult> _endpoint;
    private readonly Peer _peer;
    private readonly AppRuntime _app;
    private readonly string _caller;
    private readonly string _name;
    private readonly TimeSpan _timeout;
    private readonly bool _isGuarded;
    private readonly ILogger _logger;
    private readonly EndpointContract _contract;
    private readonly int _number = RouteCache.NextNumber();
    private readonly ServiceSearch _search;

    public RemoteCall(GeneratedEndpoint<TArguments, TResult> endpoint, Peer peer, AppRuntime app, string caller)
    {
        var info = endpoint.Info;
        _endpoint = endpoint;
        _peer = peer;
        _app = app;
        _caller = caller;
        _name = $"{info.Service}.{info.Name}";
        _timeout = app.TimeoutOf(info);
        _isGuarded = CallAuthorization.IsRequired(info);
        _logger = app.LoggerFactory.CreateLogger("Tutti.ServiceCalls");
        _contract = new EndpointContract(info.Service, info.Name, endpoint.ContractHash);
        _search = new ServiceSearch(app.Peers, peer, _contract, _number, app.Time, _logger);
    }

    public override ValueTask<TResult> InvokeAsync(TArguments arguments, CancellationToken cancellationToken)
    {
        var outer = CallContext.Current;
        if (
            CallActivity.Source.HasListeners()
            || _endpoint.Info.Idempotent
            || cancellationToken.IsCancellationRequested
            || outer is { Token.IsCancellationRequested: true }
        )
        {
            return InvokeSlowlyAsync(arguments, outer, cancellationToken);
        }
        TriedReplicas tried = default;
        var lease = _peer.Links.Choose(ref tried);
        if (lease.Target?.Open is { } open)
        {
            try
            {
                if (TrySend(open, lease, arguments, outer, cancellationToken) is { } sent)
                {
                    return sent.Task;
                }
            }
            catch (Exception exception)
            {
                lease.End(CallOutcome.Canceled);
                return ValueTask.FromException<TResult>(exception);
            }
        }
        // Nothing was sent, and nothing is known of the replica: if it was to be found out whether it is back, that is still to do.
        lease.GiveBack();
        return InvokeSlowlyAsync(arguments, outer, cancellationToken);
    }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="ProblemException">It is a problem, or none that can be read.</exception>
    public TResult Decode(FrameFlags flags, ReadOnlySpan<byte> body)
    {
        try
        {
            if ((flags & FrameFlags.Problem) != 0)
            {
                throw Failures.Mark(ProblemBytes.Read(body, _app.Details));
            }
            return typeof(TResult) == typeof(NoResult) ? default!
                : (flags & FrameFlags.Binary) != 0 ? _endpoint.ResultBinary.Read(body)
                : _endpoint.ResultCodec.Read(body)!;
        }
        catch (Exception exception) when (exception is JsonException or FrameException)
        {
            _logger.AnswerUnreadable(_peer.Name, _name, exception);
            throw Failures.Mark(Problems.Internal());
        }
    }

    /// <summary>What the caller gets whose connection ended before the answer was there.</summary>
    public Exception Lost(Exception reason) =>
        _endpoint.Info.Idempotent ? new LostCallException(reason) : Unreachable(reason);

    private async ValueTask<TResult> InvokeSlowlyAsync(
        TArguments arguments,
        CallContext? outer,
        CancellationToken cancellationToken
    )
    {
        using var activity = CallActivity.Start(_caller, _endpoint.Info, ActivityKind.Client);
        using var context = CallContext.For(_app.Time, _timeout, outer, cancellationToken);
        try
        {
            if (context.Token.IsCancellationRequested)
            {
                throw context.Ended();
            }
            return await SendUntilTakenAsync(arguments, context);
        }
        catch (ProblemException problem)
        {
            activity?.SetTag("error.type", ProblemCodes.NameOf(problem.Code));
            activity?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
        catch (Exception exception) when (context.Token.IsCancellationRequested)
        {
            // Whatever a call that is broken off throws.
            throw context.IsGivenUp && cancellationToken.IsCancellationRequested
                ? new OperationCanceledException(exception.Message, exception, cancellationToken)
                : context.Ended();
        }
        catch (Exception exception) when (PeerLinks.IsUnreachable(exception))
        {
            activity?.SetTag("error.type", ProblemCodes.NameOf(ProblemCode.Unavailable));
            activity?.SetStatus(ActivityStatusCode.Error);
            throw Unreachable(exception);
        }
    }

    private ProblemException Unreachable(Exception reason)
    {
        _logger.PeerUnreachable(_peer.Name, _peer.Connection.Url.Address, _name, reason);
        return Failures.Mark(Problem.Unavailable($"The service '{_endpoint.Info.Service}' cannot be reached."));
    }

    private async ValueTask<TResult> SendUntilTakenAsync(TArguments arguments, CallContext context)
    {
        TriedReplicas tried = default;
        var delay = TimeSpan.Zero;
        var isKept = false;
        if (!_peer.Links.Known.IsCompleted)
        {
            Keep();
        }
        for (var number = 1; ; number++)
        {
            var lease = await ChooseAsync(context);
            if (!lease.IsChosen && number == 1 && !_app.IsStarting)
            {
                // Known before it was tried: a process that is gone costs its callers no time.
                throw NobodyThere(lease.Result);
            }
            FailedAttempt failed;
            var wasSent = false;
            try
            {
                if (!lease.IsChosen)
                {
                    throw NobodyThere(lease.Result);
                }
                if (_endpoint.Info.Idempotent || lease.Target.Open is null)
                {
                    Keep();
                }
                var connection = await lease.Target.OpenAsync(context.Token);
                lease.Connected();
                if (connection.Routes.Of(_number, _contract, connection.Welcome).IsMissing)
                {
                    // Nothing was sent, and nothing is known of the replica.
                    lease.End(CallOutcome.Canceled);
                    (lease, connection) = await _search.FindAsync(context.Left, context.Token);
                }
                var sent =
                    TrySend(connection, lease, arguments, context, CancellationToken.None)
                    ?? throw new IOException("The connection has just ended.");
                // From here on it is the result's.
                lease = default;
                wasSent = true;
                return await sent.Task;
            }
            catch (Exception exception) when (FailureOf(exception, wasSent) is { } outcome)
            {
                lease.End(outcome);
                failed = new FailedAttempt(number, outcome, wasSent, _endpoint.Info.Idempotent, context.Left);
                if (!MayRetry(failed, ref delay))
                {
                    throw;
                }
            }
            catch
            {
                lease.End(CallOutcome.Canceled);
                throw;
            }
            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, _app.Time, context.Token);
            }
        }

        // What has to wait, or may be sent again, is sent as it is now, whatever its caller does with it meanwhile.
        void Keep()
        {
            if (!isKept && !_endpoint.SharesArguments)
            {
                Validate(in arguments);
                arguments = Copy(arguments);
            }
            isKept = true;
        }

        async ValueTask<ReplicaLease<Link>> ChooseAsync(CallContext context)
        {
            var links = _peer.Links;
            var lease = links.Choose(ref tried);
            if (!lease.IsChosen && !links.Known.IsCompleted)
            {
                await links.Known.WaitAsync(context.Token);
                lease = links.Choose(ref tried);
            }
            while (!lease.IsChosen && links.HaveJustGone)
            {
                await Task.Delay(s_moment, _app.Time, context.Token);
                lease = links.Choose(ref tried);
            }
            return lease;
        }
    }

    private static CallOutcome? FailureOf(Exception exception, bool wasSent) =>
        exception switch
        {
            LostCallException => CallOutcome.Lost,
            ProblemException { Code: ProblemCode.Unavailable } when wasSent => CallOutcome.Unavailable,
            _ when PeerLinks.IsUnreachable(exception) => CallOutcome.Unreachable,
            _ => null,
        };

    private bool MayRetry(in FailedAttempt failed, ref TimeSpan delay)
    {
        if (failed.Outcome is CallOutcome.Unreachable && _app.IsStarting)
        {
            // Processes that start together find each other one after the other, and nothing was sent to who is not there.
            if (delay == TimeSpan.Zero)
            {
                _logger.WaitsForPeer(_peer.Name, _name);
            }
            delay = delay == TimeSpan.Zero ? s_firstDelay : CallContext.Min(delay * 2, s_longestDelay);
            return true;
        }
        return _peer.Links.MayRetry(failed, out delay);
    }

    private static IOException NobodyThere(ChoiceResult result) =>
        new(
            result is ChoiceResult.NoneKnown
                ? "No such process runs now."
                : "None of these processes could be reached a moment ago."
        );

    /// <summary>Sends a call.</summary>
    /// <returns>What it will give; <see langword="null"/> if the connection takes no calls any more, or if the other side does not have the endpoint.</returns>
    /// <exception cref="ProblemException">The call cannot be made.</exception>
    private RemoteResult<TArguments, TResult>? TrySend(
        ClientConnection connection,
        in ReplicaLease<Link> lease,
        TArguments arguments,
        CallContext? outer,
        CancellationToken cancellationToken
    )
    {
        var route = connection.Routes.Of(_number, _contract, connection.Welcome);
        if (route.IsMissing)
        {
            return null;
        }
        Validate(in arguments);
        var buffer = PooledBuffer.Rent();
        try
        {
            Write(buffer, route, arguments);
            var left = outer is null ? _timeout : CallContext.Min(outer.Left, _timeout);
            var result = RemoteResult<TArguments, TResult>.Rent(this, lease, Deadline(left));
            if (!Send(connection, result, route, left, outer, buffer.Span))
            {
                result.Return();
                return null;
            }
            result.Watch(connection, outer, cancellationToken);
            return result;
        }
        finally
        {
            buffer.Return();
        }
    }

    private static bool Send(
        ClientConnection connection,
        PendingCall result,
        Route route,
        TimeSpan left,
        CallContext? outer,
        ReadOnlySpan<byte> arguments
    )
    {
        var head = new CallHead
        {
            Endpoint = route.Index,
            Ticks = left == Timeout.InfiniteTimeSpan ? -1 : left.Ticks,
            Culture = CallFlow.Culture,
            UICulture = CallFlow.UICulture,
            Principal = outer?.User is { } user ? CallFlow.Write(user) : [],
            Texts = Activity.Current is { } activity ? CallFlow.Write(activity) : [],
        };
        var size = head.Size;
        if (size > CallHead.Largest)
        {
            throw Problem.ResourceExhausted(
                $"What flows with the call, as the user's claims and the trace's baggage, takes {size} bytes, more than {CallHead.Largest}."
            );
        }
        Span<byte> bytes = size <= SmallHead ? stackalloc byte[SmallHead] : new byte[size];
        head.Write(bytes);
        return connection.TrySend(
            result,
            route.IsBinary ? FrameFlags.Binary : FrameFlags.None,
            bytes[..size],
            arguments
        );
    }

    private long Deadline(TimeSpan left) =>
        left == Timeout.InfiniteTimeSpan
            ? long.MaxValue
            : _app.Time.GetTimestamp() + (long)(left.TotalSeconds * _app.Time.TimestampFrequency);

    private TArguments Copy(TArguments arguments)
    {
        try
        {
            return Copies.OfArguments(_endpoint, arguments);
        }
        catch (ProblemException)
        {
            ValidateAll(in arguments);
            throw;
        }
    }

    private void Write(PooledBuffer buffer, Route route, TArguments arguments)
    {
        try
        {
            ArgumentsOnWire.Write(_endpoint, route.IsBinary, buffer, arguments);
        }
        catch (ProblemException)
        {
            ValidateAll(in arguments);
            throw;
        }
    }

    // The same answer as within a process, where nothing is written. Who may not call is told that first, which takes the callee.
    private void Validate(in TArguments arguments)
    {
        if (!_isGuarded)
        {
            ValidateAll(in arguments);
        }
    }

    private void ValidateAll(in TArguments arguments)
    {
        var validation = new Validation();
        _endpoint.Validate(in arguments, ref validation);
        if (!validation.Failed)
        {
            return;
        }
        var errors = new ValidationErrors();
        validation = new Validation(errors);
        _endpoint.Validate(in arguments, ref validation);
        throw Problems.Invalid(errors.ToDictionary());
    }
}
