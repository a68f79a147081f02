namespace Tutti.Transport.Connections;

/// <summary>Notices when the other side of a connection has vanished without a word: it is asked after a time of silence, and has to answer.</summary>
/// <remarks>By the machine's clock, whatever clock the app has: a test that moves that one on does not cut its connections.</remarks>
internal sealed class KeepAlive(FrameConnection connection, TransportLimits limits) : IDisposable
{
    private Timer? _timer;
    private long _heardAt = Environment.TickCount64;
    private uint _heard;
    private uint? _heardBefore;

    public void Start() =>
        _timer = new Timer(static self => ((KeepAlive)self!).Look(), this, limits.Silence, Timeout.InfiniteTimeSpan);

    /// <summary>Something has come.</summary>
    public void Heard()
    {
        Volatile.Write(ref _heardAt, Environment.TickCount64);
        Volatile.Write(ref _heard, _heard + 1);
    }

    public void Dispose() => _timer?.Dispose();

    private void Look()
    {
        var heard = Volatile.Read(ref _heard);
        var silent = TimeSpan.FromMilliseconds(Environment.TickCount64 - Volatile.Read(ref _heardAt));
        if (silent < limits.Silence)
        {
            LookAgain(limits.Silence - silent);
        }
        else if (_heardBefore != heard)
        {
            _heardBefore = heard;
            connection.Ping();
            LookAgain(limits.Patience);
        }
        else
        {
            connection.Fail(new TimeoutException($"The other side has been silent for {silent.TotalSeconds:0} s."));
        }
    }

    private void LookAgain(TimeSpan after)
    {
        try
        {
            // Not less than the resolution of the clock.
            _timer?.Change(after + TimeSpan.FromMilliseconds(20), Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The connection has just ended.
        }
    }
}
