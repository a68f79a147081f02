using Tutti.Transport.Connections;
using Tutti.Transport.Frames;
using Tutti.Transport.Handshake;
using Tutti.Transport.Messages;
using Tutti.Transport.Observing;

namespace Tutti.Transport.Client;

/// <summary>The caller's end of a connection to another process.</summary>
internal sealed class ClientConnection : FrameConnection
{
    private readonly CallSlots _calls;
    private readonly Deadlines _deadlines;
    private volatile bool _isGoingAway;

    /// <summary>Makes calls over a connection whose sides know each other.</summary>
    /// <param name="stream">What to read from and write to.</param>
    /// <param name="welcome">What the other side has said of itself.</param>
    /// <param name="limits">What this side holds.</param>
    /// <param name="time">The clock of deadlines.</param>
    public ClientConnection(Stream stream, Welcome welcome, TransportLimits limits, TimeProvider time)
        : base(stream, limits)
    {
        Welcome = welcome;
        _calls = new CallSlots(Math.Min(limits.Calls, welcome.Calls));
        _deadlines = new Deadlines(_calls, time, Expired);
    }

    /// <summary>What the other side has said of itself.</summary>
    public Welcome Welcome { get; }

    /// <summary>How many calls wait for an answer.</summary>
    public override int CallsInFlight => _calls.Count;

    public override ConnectionCounts Counts =>
        new(_calls.Added.Binary, _calls.Added.Json, BytesReceived, Output.Written);

    /// <summary>Whether calls can be made.</summary>
    public bool IsOpen => End is null && !_isGoingAway;

    /// <summary>Called once when no more calls can be made: the other side ends, or the connection has.</summary>
    public Action<ClientConnection>? Closing { get; set; }

    /// <summary>What callers have found out about the endpoints of the other side, each in a place of its own.</summary>
    public RouteCache Routes { get; } = new();

    /// <summary>Sends a call. From here on it belongs to the connection, until one of its methods is called.</summary>
    /// <param name="call">The call.</param>
    /// <param name="flags">How its arguments are written.</param>
    /// <param name="head">Its head.</param>
    /// <param name="arguments">Its arguments, which need not stay as they are.</param>
    /// <returns>Whether it was taken; if not, nothing of it has been sent.</returns>
    public bool TrySend(PendingCall call, FrameFlags flags, ReadOnlySpan<byte> head, ReadOnlySpan<byte> arguments)
    {
        if (!IsOpen || !_calls.TryAdd(call, (flags & FrameFlags.Binary) != 0))
        {
            return false;
        }
        var exchange = call.Exchange;
        if (call.Deadline != long.MaxValue)
        {
            _deadlines.Include(call.Deadline);
        }
        if (SentMessages.IsSmall(arguments.Length))
        {
            return Output.TryAppend(FrameKind.Call, flags | FrameFlags.End, exchange, head, arguments)
                || _calls.Take(exchange) is null;
        }
        _ = Sent.SendAsync(FrameKind.Call, flags, exchange, head.ToArray(), arguments.ToArray());
        return true;
    }

    /// <summary>Takes no more calls, and closes when those that it has are answered.</summary>
    public void CloseWhenDone()
    {
        _isGoingAway = true;
        Closing?.Invoke(this);
        CloseIfDone();
    }

    /// <summary>Gives a call up, unless it has its answer.</summary>
    /// <returns>Whether nothing else will happen to it.</returns>
    public bool TryCancel(uint exchange)
    {
        if (_calls.Take(exchange) is null)
        {
            return false;
        }
        SendCancel(exchange);
        CloseIfDone();
        return true;
    }

    /// <inheritdoc/>
    public override void Process(FrameHeader header, ReadOnlyMemory<byte> body)
    {
        // An answer to what was given up is nobody's.
        _calls.Take(header.Exchange)?.Complete(header.Flags, body.Span);
        CloseIfDone();
    }

    protected override bool Takes(FrameKind kind) => kind is FrameKind.Reply;

    protected override void OnCancel(uint exchange, bool unfinished)
    {
        if (unfinished && _calls.Take(exchange) is { } call)
        {
            call.Lose(new FrameException("The answer has broken off."));
        }
    }

    protected override void OnGoAway() => CloseWhenDone();

    protected override void OnEnded(Exception exception)
    {
        _deadlines.Dispose();
        Closing?.Invoke(this);
        foreach (var call in _calls.Close())
        {
            call.Lose(exception);
        }
    }

    private void Expired(PendingCall call)
    {
        SendCancel(call.Exchange);
        call.Expire();
        CloseIfDone();
    }

    private void SendCancel(uint exchange)
    {
        Sent.Stop(exchange);
        Output.TryAppend(FrameKind.Cancel, FrameFlags.None, exchange, []);
    }

    private void CloseIfDone()
    {
        if (_isGoingAway && _calls.Count == 0)
        {
            Dispose();
        }
    }
}
