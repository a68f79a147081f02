using System.Security.Claims;
using Tutti.Errors;

namespace Tutti.ServiceCalls;

/// <summary>
/// What flows from a request, or from a call, into the calls that it causes: how long they may take, by what they are given up, and for whom
/// they are made. Trace context and culture flow by themselves within a process.
/// </summary>
internal sealed class CallContext : IDisposable
{
    private const long NoDeadline = long.MaxValue;

    private static readonly AsyncLocal<CallContext?> s_current = new();

    // The longest time that a timer takes.
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(uint.MaxValue - 2);

    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _givenUp;
    private readonly CancellationTokenRegistration _outerGivenUp;
    private readonly CancellationToken _callerToken;
    private readonly CallContext? _outer;
    private readonly TimeProvider _time;
    private long _deadline;
    private bool _isStopped;
    private readonly long _ticks;

    /// <summary>Starts the time of a request or call.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="callerToken">By which the caller gives up.</param>
    /// <param name="user">For whom it is made.</param>
    /// <param name="outer">The request or call that causes it; when that is given up, this one is too.</param>
    public CallContext(
        TimeProvider time,
        TimeSpan timeout,
        ClaimsPrincipal? user,
        CallContext? outer,
        CancellationToken callerToken
    )
    {
        _time = time;
        _callerToken = callerToken;
        _outer = outer;
        User = user;
        _ticks = Ticks(timeout);
        _deadline =
            timeout == System.Threading.Timeout.InfiniteTimeSpan
                ? NoDeadline
                : time.GetTimestamp() + (long)(timeout.TotalSeconds * time.TimestampFrequency);
        _source =
            _deadline == NoDeadline ? new CancellationTokenSource() : new CancellationTokenSource(Clamp(timeout), time);
        Token = _source.Token;
        _givenUp = callerToken.UnsafeRegister(Cancel, _source);
        _outerGivenUp = outer is null ? default : outer.Token.UnsafeRegister(Cancel, _source);
    }

    /// <summary>What the code that runs now belongs to; <see langword="null"/> outside of requests and calls.</summary>
    public static CallContext? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    /// <summary>Ends when the caller gives up, or the time is over.</summary>
    public CancellationToken Token { get; }

    /// <summary>For whom it runs; <see langword="null"/> for nobody in particular.</summary>
    public ClaimsPrincipal? User { get; }

    /// <summary>What surrounds the code that it is for before that has run; <see langword="null"/> if that is not known.</summary>
    public ExecutionContext? Surroundings { get; private set; }

    /// <summary>How much time is left; infinite if there is no deadline.</summary>
    public TimeSpan Left
    {
        get
        {
            if (_deadline == NoDeadline)
            {
                return System.Threading.Timeout.InfiniteTimeSpan;
            }
            var left = _time.GetElapsedTime(_time.GetTimestamp(), _deadline);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Whether the caller has given up; if the token has ended without that, the time is over.</summary>
    public bool IsGivenUp => _isStopped || _callerToken.IsCancellationRequested || (_outer?.IsGivenUp ?? false);

    /// <summary>Starts the time of a call: its own, or what is left of that which causes it.</summary>
    public static CallContext For(
        TimeProvider time,
        TimeSpan timeout,
        CallContext? outer,
        CancellationToken cancellationToken
    ) => new(time, outer is null ? timeout : Min(outer.Left, timeout), outer?.User, outer, cancellationToken);

    /// <summary>The smaller of two timeouts, where infinite is larger than all.</summary>
    public static TimeSpan Min(TimeSpan one, TimeSpan other) =>
        one == System.Threading.Timeout.InfiniteTimeSpan ? other
        : other == System.Threading.Timeout.InfiniteTimeSpan ? one
        : one < other ? one
        : other;

    /// <summary>A timeout as a number of ticks, of which infinite is the largest.</summary>
    public static long Ticks(TimeSpan timeout) =>
        timeout == System.Threading.Timeout.InfiniteTimeSpan ? long.MaxValue : timeout.Ticks;

    /// <summary>Whether a call that may take so many <see cref="Ticks"/> ends no earlier than this context does anyway.</summary>
    public bool Covers(long ticks) => _ticks <= ticks;

    /// <summary>What the caller sees once the token has ended.</summary>
    public Exception Ended() => IsGivenUp ? new OperationCanceledException(Token) : Problems.DeadlineExceeded();

    /// <summary>Makes it that of the code that runs from here on, around which nothing more will be changed.</summary>
    public void Enter()
    {
        Current = this;
        Surroundings = ExecutionContext.Capture();
    }

    /// <summary>Lets it last as long as the caller likes.</summary>
    public void LiftDeadline()
    {
        _deadline = NoDeadline;
        _source.CancelAfter(System.Threading.Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends it, because the process does, or the one in another process that waits for it no longer does.</summary>
    public void GiveUp()
    {
        _isStopped = true;
        try
        {
            Cancel(_source);
        }
        catch (ObjectDisposedException)
        {
            // It was done at this moment.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _givenUp.Dispose();
        _outerGivenUp.Dispose();
        _source.Dispose();
    }

    private static void Cancel(object? source) => ((CancellationTokenSource)source!).Cancel();

    private static TimeSpan Clamp(TimeSpan timeout) =>
        timeout < TimeSpan.Zero ? TimeSpan.Zero
        : timeout > s_longest ? s_longest
        : timeout;
}
