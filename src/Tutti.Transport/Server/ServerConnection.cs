using Tutti.Transport.Connections;
using Tutti.Transport.Frames;
using Tutti.Transport.Observing;

namespace Tutti.Transport.Server;

/// <summary>The callee's end of a connection from another process.</summary>
internal sealed class ServerConnection(Stream stream, TransportLimits limits, ICallHandler handler, string caller)
    : FrameConnection(stream, limits)
{
    private const uint SlotMask = (1u << 16) - 1;

    // By the slot that the caller has for it. Written by the one who reads only.
    private IncomingCall?[] _calls = new IncomingCall?[64];
    private int _count;
    private long _binary;
    private long _json;

    /// <summary>Who calls.</summary>
    public string Caller => caller;

    /// <summary>How many calls are being answered.</summary>
    public override int CallsInFlight => Volatile.Read(ref _count);

    public override ConnectionCounts Counts =>
        new(Volatile.Read(ref _binary), Volatile.Read(ref _json), BytesReceived, Output.Written);

    /// <summary>Asks the caller to make no more calls over this connection, and to close it when those that it has made are answered.</summary>
    public void GoAway() => Output.TryAppend(FrameKind.GoAway, FrameFlags.None, 0, []);

    /// <inheritdoc/>
    public override void Process(FrameHeader header, ReadOnlyMemory<byte> body)
    {
        var call = Find(header.Exchange);
        if (call is null)
        {
            return;
        }
        if (call.IsGivenUp)
        {
            call.End();
            return;
        }
        call.Receive(header.Flags, body);
        handler.Handle(call);
    }

    /// <summary>Adds up the calls that are being answered, for each endpoint.</summary>
    /// <param name="running">Where they are counted, by the endpoint's place in the list.</param>
    public void CountRunning(Span<int> running)
    {
        foreach (var call in Volatile.Read(ref _calls))
        {
            if (call is { IsRunning: true, Endpoint: var endpoint and >= 0 } && endpoint < running.Length)
            {
                running[endpoint]++;
            }
        }
    }

    /// <summary>A call has been answered, or will not be.</summary>
    internal void Left() => Interlocked.Decrement(ref _count);

    /// <summary>Sends an answer that takes several frames.</summary>
    internal void SendLong(IncomingCall call, FrameFlags flags, byte[] body) => _ = SendLongAsync(call, flags, body);

    protected override void OnBegin(FrameHeader header)
    {
        var slot = (int)(header.Exchange & SlotMask);
        if (CallsInFlight >= Limits.Calls)
        {
            throw new FrameException($"There are more than {Limits.Calls} calls at a time.");
        }
        if (slot >= _calls.Length)
        {
            var larger = new IncomingCall?[Math.Min(SlotMask + 1, (uint)(slot + 1) * 2)];
            _calls.CopyTo(larger, 0);
            Volatile.Write(ref _calls, larger);
        }
        var call = _calls[slot];
        if (call is null or { IsRunning: true })
        {
            // Who has given a call up uses its slot again, perhaps before the callee has.
            _calls[slot] = call = new IncomingCall(this);
        }
        Interlocked.Increment(ref _count);
        _ = (header.Flags & FrameFlags.Binary) != 0 ? _binary++ : _json++;
        call.Begin(header.Exchange);
    }

    protected override void OnCancel(uint exchange, bool unfinished)
    {
        if (Find(exchange) is not { } call)
        {
            return;
        }
        call.GiveUp(exchange);
        if (unfinished)
        {
            // Nobody will work on it.
            call.End();
        }
    }

    protected override bool Takes(FrameKind kind) => kind is FrameKind.Call;

    protected override ValueTask WaitUntilReadyAsync() => Output.IsOverfull ? Output.WaitForRoomAsync() : default;

    protected override void OnEnded(Exception exception)
    {
        foreach (var call in Volatile.Read(ref _calls))
        {
            call?.GiveUp(call.Exchange);
        }
    }

    private IncomingCall? Find(uint exchange)
    {
        var calls = Volatile.Read(ref _calls);
        var slot = (int)(exchange & SlotMask);
        return slot < calls.Length && calls[slot] is { IsRunning: true } call && call.Exchange == exchange
            ? call
            : null;
    }

    private async Task SendLongAsync(IncomingCall call, FrameFlags flags, byte[] body)
    {
        await Sent.SendAsync(FrameKind.Reply, flags, call.Exchange, ReadOnlyMemory<byte>.Empty, body)
            .ConfigureAwait(false);
        call.End();
    }
}
