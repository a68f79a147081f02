using System.Buffers;
using System.ComponentModel;
using System.Text;

namespace Tutti.CompilerServices;

/// <summary>Writes the parts of which binary forms are made. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct WireWriter
{
    private const int LeastSpan = 256;

    // Of what is shorter, the length takes one byte, whatever the characters are.
    private const int ShortText = 42;

    private readonly IBufferWriter<byte> _output;
    private Span<byte> _span;
    private int _used;
    private int _depth;

    internal WireWriter(IBufferWriter<byte> output)
    {
        _output = output;
        _span = output.GetSpan(LeastSpan);
    }

    internal readonly int Depth => _depth;

    /// <summary>Starts an object.</summary>
    /// <param name="isPresent">Whether it is not null.</param>
    /// <returns>The same: whether its members and <see cref="Close"/> have to follow.</returns>
    public bool Open(bool isPresent)
    {
        if (Has(isPresent))
        {
            Open();
        }
        return isPresent;
    }

    /// <summary>Starts an object that cannot be null and has members.</summary>
    public void Open()
    {
        if (++_depth > Wire.MaxDepth)
        {
            throw Wire.TooDeep();
        }
    }

    /// <summary>Starts a collection; its items follow.</summary>
    /// <param name="count">How many.</param>
    public void OpenItems(int count)
    {
        Open();
        Count(count);
    }

    /// <summary>Ends an object or a collection.</summary>
    public void Close() => _depth--;

    /// <summary>Writes null, in place of a collection.</summary>
    public void Null() => Byte(0);

    /// <summary>Writes whether a value follows.</summary>
    /// <param name="isPresent">Whether one does.</param>
    /// <returns>The same.</returns>
    public bool Has(bool isPresent)
    {
        Byte(isPresent ? (byte)1 : (byte)0);
        return isPresent;
    }

    /// <summary>Sends off what has been written.</summary>
    internal void Flush()
    {
        _output.Advance(_used);
        _used = 0;
        _span = default;
    }

    internal void Byte(byte value)
    {
        if (_used == _span.Length)
        {
            Grow(1);
        }
        _span[_used++] = value;
    }

    /// <summary>The next bytes, for the caller to fill.</summary>
    internal Span<byte> Take(int size)
    {
        if (_span.Length - _used < size)
        {
            Grow(size);
        }
        var taken = _span.Slice(_used, size);
        _used += size;
        return taken;
    }

    /// <summary>A count or length; 0 is left for null.</summary>
    internal void Count(int count)
    {
        var rest = (uint)count + 1;
        while (rest >= 0x80)
        {
            Byte((byte)(rest | 0x80));
            rest >>= 7;
        }
        Byte((byte)rest);
    }

    internal void Bytes(ReadOnlySpan<byte> value)
    {
        Count(value.Length);
        value.CopyTo(Take(value.Length));
    }

    /// <summary>A text. Halves of characters become U+FFFD, as in JSON.</summary>
    internal void Text(ReadOnlySpan<char> value)
    {
        if (value.Length > ShortText)
        {
            var length = Encoding.UTF8.GetByteCount(value);
            Count(length);
            Encoding.UTF8.GetBytes(value, Take(length));
            return;
        }
        var most = 1 + (value.Length * 3);
        if (_span.Length - _used < most)
        {
            Grow(most);
        }
        var written = Encoding.UTF8.GetBytes(value, _span[(_used + 1)..]);
        _span[_used] = (byte)(written + 1);
        _used += 1 + written;
    }

    private void Grow(int size)
    {
        _output.Advance(_used);
        _used = 0;
        _span = _output.GetSpan(Math.Max(size, LeastSpan));
    }
}
