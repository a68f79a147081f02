using System.Threading.Tasks.Sources;
using Tutti.Errors;
using Tutti.Transport.Client;
using Tutti.Transport.Frames;
using Tutti.Transport.Replicas;

namespace Tutti.ServiceCalls.Remote;

/// <summary>What a call of another process will give. It is used again for another call when its result has been taken.</summary>
internal sealed class RemoteResult<TArguments, TResult> : PendingCall, IValueTaskSource<TResult>
{
    private const int MostKept = 64;

    [ThreadStatic]
    private static Stack<RemoteResult<TArguments, TResult>>? t_kept;

    private ManualResetValueTaskSourceCore<TResult> _core;
    private RemoteCall<TArguments, TResult> _call = null!;
    private ClientConnection _connection = null!;
    private ReplicaLease<Link> _lease;
    private CallContext? _outer;
    private CancellationToken _callerToken;
    private CancellationTokenRegistration _callerGivesUp;
    private CancellationTokenRegistration _outerGivesUp;

    private RemoteResult() { }

    /// <summary>The result, to be awaited once.</summary>
    public ValueTask<TResult> Task => new(this, _core.Version);

    /// <summary>Gives one for a call.</summary>
    /// <param name="call">What is called.</param>
    /// <param name="lease">Of the process that is called; it ends with the call, or is the caller's again if the call is not sent.</param>
    /// <param name="deadline">When its time is over.</param>
    public static RemoteResult<TArguments, TResult> Rent(
        RemoteCall<TArguments, TResult> call,
        in ReplicaLease<Link> lease,
        long deadline
    )
    {
        var kept = t_kept;
        var result = kept is { Count: > 0 } ? kept.Pop() : new RemoteResult<TArguments, TResult>();
        result._call = call;
        result._lease = lease;
        result.Deadline = deadline;
        return result;
    }

    /// <summary>Gives it back, if it was never sent.</summary>
    public void Return()
    {
        _core.Reset();
        _call = null!;
        _lease = default;
        _connection = null!;
        _outer = null;
        _callerToken = default;
        _callerGivesUp = default;
        _outerGivesUp = default;
        var kept = t_kept ??= new Stack<RemoteResult<TArguments, TResult>>();
        if (kept.Count < MostKept)
        {
            kept.Push(this);
        }
    }

    /// <summary>From here on the call is given up when its caller does so, or what has caused it ends.</summary>
    public void Watch(ClientConnection connection, CallContext? outer, CancellationToken callerToken)
    {
        _connection = connection;
        _outer = outer;
        _callerToken = callerToken;
        if (callerToken.CanBeCanceled && (outer is null || callerToken != outer.Token))
        {
            _callerGivesUp = callerToken.UnsafeRegister(GiveUp, this);
        }
        if (outer is not null)
        {
            _outerGivesUp = outer.Token.UnsafeRegister(GiveUp, this);
        }
    }

    public override void Complete(FrameFlags flags, ReadOnlySpan<byte> body)
    {
        TResult result;
        try
        {
            result = _call.Decode(flags, body);
        }
        catch (Exception exception)
        {
            _lease.End(
                exception is ProblemException { Code: ProblemCode.Unavailable }
                    ? CallOutcome.Unavailable
                    : CallOutcome.Answered
            );
            _core.SetException(exception);
            return;
        }
        _lease.End(CallOutcome.Answered);
        _core.SetResult(result);
    }

    public override void Lose(Exception reason)
    {
        // Who was silent for so long would keep the next ones waiting, too; a connection that breaks may be just that.
        _lease.End(reason is TimeoutException ? CallOutcome.Unreachable : CallOutcome.Lost);
        _core.SetException(_call.Lost(reason));
    }

    public override void Expire()
    {
        _lease.End(CallOutcome.TimedOut);
        _core.SetException(Problems.DeadlineExceeded());
    }

    public TResult GetResult(short token)
    {
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            // They wait for a callback that runs just now, which must not give up the next call instead of this one.
            _callerGivesUp.Dispose();
            _outerGivesUp.Dispose();
            Return();
        }
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => _core.OnCompleted(continuation, state, token, flags);

    private static void GiveUp(object? state)
    {
        var self = (RemoteResult<TArguments, TResult>)state!;
        if (self._connection.TryCancel(self.Exchange))
        {
            self._lease.End(CallOutcome.Canceled);
            self._core.SetException(self.Ended());
        }
    }

    private Exception Ended() =>
        _outer is not null && (_callerToken == _outer.Token || !_callerToken.IsCancellationRequested)
            ? _outer.Ended()
            : new OperationCanceledException(_callerToken);
}

/// <summary>The connection ended before the answer was there: the call may have been made, or not.</summary>
internal sealed class LostCallException(Exception reason) : IOException(reason.Message, reason);
