namespace Tutti.Runtime.Tests.App.Lifetimes;

/// <summary>Shows which instances of the host it gets, if it gets any.</summary>
public sealed class FromHostEndpoints(HostSingleton? one = null, HostScoped? each = null, HostScoped? sameEach = null)
{
    [Get("/lifetimes/from-host", Public = true)]
    public Instances FromHost() =>
        new(one?.Number ?? 0, each?.Number ?? 0, ReferenceEquals(each, sameEach), HostScoped.Disposed);
}

public sealed class HostSingleton : IDisposable
{
    public int Number { get; init; }

    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}

public sealed class HostScoped : IDisposable
{
    private static int s_count;
    private static int s_disposed;

    private bool _isDisposed;

    public static int Disposed => s_disposed;

    public int Number { get; } = Interlocked.Increment(ref s_count);

    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            Interlocked.Increment(ref s_disposed);
        }
    }
}
