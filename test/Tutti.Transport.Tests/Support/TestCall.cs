using System.Text;
using Tutti.Transport.Client;
using Tutti.Transport.Frames;

namespace Tutti.Transport.Tests.Support;

/// <summary>A call whose answer is awaited.</summary>
internal sealed class TestCall : PendingCall
{
    private readonly TaskCompletionSource<(FrameFlags Flags, byte[] Body)> _answer = new();
    private int _ends;

    /// <summary>The answer.</summary>
    public Task<(FrameFlags Flags, byte[] Body)> Answer => _answer.Task;

    /// <summary>How often it has ended.</summary>
    public int Ends => Volatile.Read(ref _ends);

    public static async Task<byte[]> SendAsync(ClientConnection connection, ReadOnlyMemory<byte> arguments)
    {
        var call = new TestCall();
        Assert.True(connection.TrySend(call, FrameFlags.None, [], arguments.Span));
        return (await call.Answer).Body;
    }

    public static async Task<string> SendAsync(ClientConnection connection, string arguments) =>
        Encoding.UTF8.GetString(await SendAsync(connection, Encoding.UTF8.GetBytes(arguments)));

    public override void Complete(FrameFlags flags, ReadOnlySpan<byte> body)
    {
        Interlocked.Increment(ref _ends);
        _answer.TrySetResult((flags, body.ToArray()));
    }

    public override void Lose(Exception reason)
    {
        Interlocked.Increment(ref _ends);
        _answer.TrySetException(new IOException("Lost", reason));
    }

    public override void Expire()
    {
        Interlocked.Increment(ref _ends);
        _answer.TrySetException(new TimeoutException());
    }
}
