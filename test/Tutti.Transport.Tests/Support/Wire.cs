namespace Tutti.Transport.Tests.Support;

/// <summary>A connection with somebody in the middle, who takes down or changes what passes.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly List<Stream> _streams = [];

    private Wire() { }

    public required Stream Caller { get; init; }

    public required Stream Callee { get; init; }

    /// <param name="onCaller">Sees what the caller says.</param>
    /// <param name="change">Changes what is said: whether the caller says it, how much it said before, and the bytes.</param>
    public static async Task<Wire> OpenAsync(
        Action<ReadOnlySpan<byte>>? onCaller = null,
        Action<bool, long, byte[]>? change = null
    )
    {
        var (caller, near) = await TestLink.ConnectAsync();
        var (far, callee) = await TestLink.ConnectAsync();
        var wire = new Wire { Caller = caller, Callee = callee };
        wire._streams.AddRange([caller, near, far, callee]);
        _ = PassAsync(near, far, true);
        _ = PassAsync(far, near, false);
        return wire;

        async Task PassAsync(Stream from, Stream to, bool isCaller)
        {
            var buffer = new byte[4096];
            var passed = 0L;
            try
            {
                int read;
                while ((read = await from.ReadAsync(buffer)) > 0)
                {
                    var bytes = buffer[..read];
                    if (isCaller)
                    {
                        onCaller?.Invoke(bytes);
                    }
                    change?.Invoke(isCaller, passed, bytes);
                    passed += read;
                    await to.WriteAsync(bytes);
                }
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // One side has hung up.
            }
            await to.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stream in _streams)
        {
            await stream.DisposeAsync();
        }
    }
}
