namespace Tutti.Transport;

/// <summary>What one connection may hold. All sizes are in bytes.</summary>
internal sealed record TransportLimits
{
    /// <summary>How many calls may be on their way at a time over one connection.</summary>
    public int Calls { get; init; } = 16 * 1024;

    /// <summary>How much of a call or answer may be sent before the receiver has asked for more.</summary>
    public int Window { get; init; } = 256 * 1024;

    /// <summary>How long the arguments of a call, or its result, may be.</summary>
    public int Message { get; init; } = 1024 * 1024 * 1024;

    /// <summary>How much of messages that are not whole yet is kept; what is beyond waits at its sender.</summary>
    public long Unfinished { get; init; } = 128L * 1024 * 1024;

    /// <summary>How much may wait to be sent before nothing more is taken.</summary>
    public int Output { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long a connection may be silent before it is asked whether it is still there. Together with the next one less than usual deadlines, so that there is time for another replica.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the answer to that may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long it may take until both sides know each other.</summary>
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(3);
}
