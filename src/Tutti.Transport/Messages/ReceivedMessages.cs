using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Tutti.Transport.Connections;
using Tutti.Transport.Frames;

namespace Tutti.Transport.Messages;

/// <summary>
/// The messages of a connection that have begun to come in several frames. Their senders may send as much as they have been allowed to; when all of
/// them together take too much memory, only the oldest goes on. Only for the one who reads the connection.
/// </summary>
internal sealed class ReceivedMessages(TransportLimits limits, OutputQueue output)
{
    private readonly OrderedDictionary<uint, ReceivedMessage> _messages = [];
    private long _total;

    public void Begin(FrameHeader header, ReadOnlySpan<byte> body)
    {
        var message = new ReceivedMessage(header) { Allowed = limits.Window };
        if (!_messages.TryAdd(header.Exchange, message))
        {
            message.Dispose();
            throw new FrameException("A message begins that has begun before.");
        }
        Append(message, body);
    }

    /// <summary>Adds to a message; gives it when it is whole. What belongs to none, as after it was given up, is dropped.</summary>
    public bool TryComplete(FrameHeader header, ReadOnlySpan<byte> body, [NotNullWhen(true)] out ReceivedMessage? whole)
    {
        whole = null;
        if (!_messages.TryGetValue(header.Exchange, out var message))
        {
            return false;
        }
        message.Allowed -= body.Length;
        if (message.Allowed < 0)
        {
            throw new FrameException("More data came than was asked for.");
        }
        Append(message, body);
        if ((header.Flags & FrameFlags.End) == 0)
        {
            Allow(header.Exchange, message);
            return false;
        }
        Forget(header.Exchange, message);
        whole = message;
        return true;
    }

    /// <summary>Drops a message that nobody wants any more, or whose rest will not come.</summary>
    /// <returns>Whether some of it was there.</returns>
    public bool Drop(uint exchange)
    {
        if (!_messages.TryGetValue(exchange, out var message))
        {
            return false;
        }
        Forget(exchange, message);
        message.Dispose();
        return true;
    }

    public void DropAll()
    {
        foreach (var message in _messages.Values)
        {
            message.Dispose();
        }
        _messages.Clear();
        _total = 0;
    }

    private void Append(ReceivedMessage message, ReadOnlySpan<byte> body)
    {
        if (message.Length + (long)body.Length > limits.Message)
        {
            throw new FrameException($"A message is longer than {limits.Message} bytes.");
        }
        message.Append(body);
        _total += body.Length;
    }

    private void Allow(uint exchange, ReceivedMessage message)
    {
        if (message.Allowed > limits.Window / 2 || (_total > limits.Unfinished && _messages.GetAt(0).Value != message))
        {
            return;
        }
        var more = limits.Window - message.Allowed;
        message.Allowed += more;
        Span<byte> body = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(body, more);
        output.TryAppend(FrameKind.Credit, FrameFlags.None, exchange, body);
    }

    private void Forget(uint exchange, ReceivedMessage message)
    {
        _messages.Remove(exchange);
        _total -= message.Length;
        // Those that had to wait.
        foreach (var (other, waiting) in _messages)
        {
            Allow(other, waiting);
        }
    }
}
