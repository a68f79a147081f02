using System.ComponentModel;
using System.Text;
using System.Text.Unicode;

namespace Tutti.CompilerServices;

/// <summary>Reads the parts of which binary forms are made, and trusts none of them. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct WireReader
{
    /// <summary>How many items a collection gets room for before it is seen that there are as many.</summary>
    private const int MostReserved = 256;

    private readonly ReadOnlySpan<byte> _input;
    private int _position;
    private int _depth;

    internal WireReader(ReadOnlySpan<byte> input)
    {
        _input = input;
    }

    internal readonly int Left => _input.Length - _position;

    internal readonly int Depth => _depth;

    /// <summary>Starts an object.</summary>
    /// <returns>Whether it is not null: its members and <see cref="Close"/> have to follow.</returns>
    public bool Open()
    {
        var isPresent = Has();
        if (isPresent)
        {
            Enter();
        }
        return isPresent;
    }

    /// <summary>Starts an object that cannot be null and has members.</summary>
    public void Enter()
    {
        if (++_depth > Wire.MaxDepth)
        {
            throw Wire.TooDeep();
        }
    }

    /// <summary>Starts a collection.</summary>
    /// <param name="count">How many items follow; at most as many as there are bytes.</param>
    /// <returns>Whether it is not null: the items and <see cref="Close"/> have to follow.</returns>
    public bool OpenItems(out int count)
    {
        count = Count();
        if (count < 0)
        {
            return false;
        }
        Enter();
        return true;
    }

    /// <summary>Ends an object or a collection.</summary>
    public void Close() => _depth--;

    /// <summary>Whether a value follows.</summary>
    /// <returns>Whether one does.</returns>
    public bool Has() =>
        Byte() switch
        {
            0 => false,
            1 => true,
            _ => throw Wire.Malformed("something that is neither present nor absent"),
        };

    /// <summary>For how many items to make room at once.</summary>
    internal static int Reserved(int count) => Math.Min(count, MostReserved);

    internal byte Byte() => _position < _input.Length ? _input[_position++] : throw Wire.Truncated();

    internal ReadOnlySpan<byte> Take(int size)
    {
        if (size > _input.Length - _position)
        {
            throw Wire.Truncated();
        }
        var taken = _input.Slice(_position, size);
        _position += size;
        return taken;
    }

    /// <summary>A count or length, which never is more than there are bytes left; -1 for null.</summary>
    internal int Count()
    {
        uint value = Byte();
        if (value >= 0x80)
        {
            value = Longer(value & 0x7F);
        }
        return value - 1 > (uint)Left && value != 0 ? throw Wire.Truncated() : (int)value - 1;
    }

    /// <summary>Bytes that cannot be null.</summary>
    internal ReadOnlySpan<byte> Bytes()
    {
        var length = Count();
        return length >= 0 ? Take(length) : throw Wire.Malformed("null in place of bytes");
    }

    internal string? Text()
    {
        var length = Count();
        if (length < 0)
        {
            return null;
        }
        var utf8 = Take(length);
        return Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : throw Wire.Malformed("a text that is not UTF-8");
    }

    private uint Longer(uint value)
    {
        for (var shift = 7; shift < 35; shift += 7)
        {
            uint next = Byte();
            if (shift == 28 && next > 0x0F)
            {
                break;
            }
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
        throw Wire.Malformed("a count beyond all bounds");
    }
}
