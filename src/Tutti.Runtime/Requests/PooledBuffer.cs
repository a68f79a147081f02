using System.Buffers;

namespace Tutti.Requests;

/// <summary>A growing buffer that comes from a pool, and so does its memory. Whoever rents one returns it.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>
{
    private const int InitialSize = 4096;

    // What is larger goes back to the pool of arrays, so that a single large body does not occupy memory forever.
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static PooledBuffer? t_kept;

    private byte[] _array = ArrayPool<byte>.Shared.Rent(InitialSize);

    private PooledBuffer() { }

    /// <summary>How many bytes have been written.</summary>
    public int Length { get; private set; }

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Span => _array.AsSpan(0, Length);

    /// <summary>What has been written.</summary>
    public ReadOnlyMemory<byte> Memory => _array.AsMemory(0, Length);

    /// <summary>An empty buffer.</summary>
    public static PooledBuffer Rent()
    {
        var buffer = t_kept;
        if (buffer is null)
        {
            return new PooledBuffer();
        }
        t_kept = null;
        return buffer;
    }

    /// <summary>Gives the buffer back; what <see cref="Memory"/> gave is then no longer valid.</summary>
    public void Return()
    {
        Length = 0;
        if (t_kept is null && _array.Length <= LargestKept)
        {
            t_kept = this;
            return;
        }
        ArrayPool<byte>.Shared.Return(_array);
        _array = [];
    }

    /// <summary>Forgets what has been written.</summary>
    public void Clear() => Length = 0;

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_array.Length - Length));
        Length += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsSpan(Length);
    }

    private void Reserve(int sizeHint)
    {
        var needed = Math.Max(sizeHint, 1);
        if (_array.Length - Length >= needed)
        {
            return;
        }
        var size = Math.Max(checked(Length + needed), (int)Math.Min((long)_array.Length * 2, Array.MaxLength));
        var larger = ArrayPool<byte>.Shared.Rent(size);
        Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_array);
        _array = larger;
    }
}
