using Tutti.Transport.Frames;
using Tutti.Transport.Messages;

namespace Tutti.Transport.Server;

/// <summary>A call that has come from another process, until it is answered. It is answered once.</summary>
internal sealed class IncomingCall(ServerConnection connection)
{
    private readonly Lock _lock = new();
    private Action<object?>? _givenUp;
    private object? _state;
    private bool _isGivenUp;
    private volatile bool _isRunning;

    /// <summary>The exchange that it is.</summary>
    public uint Exchange { get; private set; }

    /// <summary>How its arguments are written.</summary>
    public FrameFlags Flags { get; private set; }

    /// <summary>Which endpoint it is for, by its place in the list; -1 until that was read. For those who observe.</summary>
    public int Endpoint { get; set; } = -1;

    /// <summary>Its head and arguments; only until <see cref="ICallHandler.Handle"/> returns.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>Over which it has come.</summary>
    public ServerConnection Connection => connection;

    /// <summary>Whether it has not been answered.</summary>
    public bool IsRunning => _isRunning;

    /// <summary>Whether its caller waits no longer.</summary>
    public bool IsGivenUp => Volatile.Read(ref _isGivenUp);

    /// <summary>Answers.</summary>
    public void Reply(FrameFlags flags, ReadOnlySpan<byte> body)
    {
        var exchange = Exchange;
        if (IsGivenUp)
        {
            End();
        }
        else if (SentMessages.IsSmall(body.Length))
        {
            // First, for the caller may use the slot again as soon as it has the answer.
            End();
            connection.Output.TryAppend(FrameKind.Reply, flags | FrameFlags.End, exchange, body);
        }
        else
        {
            connection.SendLong(this, flags, body.ToArray());
        }
    }

    /// <summary>Has something called when the caller gives the call up; at once, if it has.</summary>
    public void OnGivenUp(Action<object?> givenUp, object? state)
    {
        lock (_lock)
        {
            if (!_isGivenUp)
            {
                (_givenUp, _state) = (givenUp, state);
                return;
            }
        }
        givenUp(state);
    }

    /// <summary>A call begins.</summary>
    internal void Begin(uint exchange)
    {
        lock (_lock)
        {
            Exchange = exchange;
            Endpoint = -1;
            _isGivenUp = false;
            _isRunning = true;
        }
    }

    /// <summary>The whole call is there.</summary>
    internal void Receive(FrameFlags flags, ReadOnlyMemory<byte> body)
    {
        Flags = flags;
        Body = body;
    }

    /// <summary>Its caller waits no longer.</summary>
    internal void GiveUp(uint exchange)
    {
        Action<object?>? givenUp;
        object? state;
        lock (_lock)
        {
            if (exchange != Exchange || !_isRunning || _isGivenUp)
            {
                return;
            }
            _isGivenUp = true;
            (givenUp, state) = (_givenUp, _state);
            (_givenUp, _state) = (null, null);
        }
        givenUp?.Invoke(state);
    }

    /// <summary>It is answered, or will not be.</summary>
    internal void End()
    {
        lock (_lock)
        {
            (_givenUp, _state) = (null, null);
            _isRunning = false;
        }
        connection.Left();
    }
}
