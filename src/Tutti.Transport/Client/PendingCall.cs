using Tutti.Transport.Frames;

namespace Tutti.Transport.Client;

/// <summary>A call that waits for its answer. Exactly one of the three methods is called, once.</summary>
internal abstract class PendingCall
{
    /// <summary>The exchange that it is; the connection sets it.</summary>
    public uint Exchange { get; set; }

    /// <summary>When its time is over, by the clock's timestamp; <see cref="long.MaxValue"/> for never.</summary>
    public long Deadline { get; set; } = long.MaxValue;

    /// <summary>The answer is there. Its body is to be read before this returns.</summary>
    public abstract void Complete(FrameFlags flags, ReadOnlySpan<byte> body);

    /// <summary>There will be no answer: the connection has ended.</summary>
    /// <param name="reason">Why.</param>
    public abstract void Lose(Exception reason);

    /// <summary>Its time is over.</summary>
    public abstract void Expire();
}
