using System.Collections.Concurrent;
using Tutti.Transport.Connections;
using Tutti.Transport.Frames;

namespace Tutti.Transport.Messages;

/// <summary>Sends calls and answers over a connection, in one frame or in several.</summary>
internal sealed class SentMessages(TransportLimits limits, OutputQueue output)
{
    // What is sent in one go.
    private const int Small = 32 * 1024;

    private readonly ConcurrentDictionary<uint, SentMessage> _messages = new();
    private volatile bool _isClosed;

    /// <summary>Whether a message goes out in one frame.</summary>
    public static bool IsSmall(int length) => length <= Small;

    /// <summary>Sends a message whose body is not small.</summary>
    /// <returns>Whether all of it was sent.</returns>
    public async Task<bool> SendAsync(
        FrameKind kind,
        FrameFlags flags,
        uint exchange,
        ReadOnlyMemory<byte> head,
        ReadOnlyMemory<byte> body
    )
    {
        var message = new SentMessage(output, exchange, limits.Window);
        if (!_messages.TryAdd(exchange, message))
        {
            return false;
        }
        try
        {
            if (_isClosed)
            {
                return false;
            }
            var first = Math.Min(Small, FrameHeader.LargestBody - head.Length);
            if (
                output.TryAppend(kind, flags, exchange, head.Span, body.Span[..first])
                && await message.SendAsync(body[first..]).ConfigureAwait(false)
            )
            {
                return true;
            }
            // So that the other side does not keep what it has got of it.
            output.TryAppend(FrameKind.Cancel, FrameFlags.None, exchange, []);
            return false;
        }
        finally
        {
            _messages.TryRemove(exchange, out _);
        }
    }

    public void Allow(uint exchange, int more)
    {
        if (_messages.TryGetValue(exchange, out var message))
        {
            message.Allow(more);
        }
    }

    public void Stop(uint exchange)
    {
        if (_messages.TryGetValue(exchange, out var message))
        {
            message.Stop();
        }
    }

    public void StopAll()
    {
        _isClosed = true;
        foreach (var message in _messages.Values)
        {
            message.Stop();
        }
    }
}
