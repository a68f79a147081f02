using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Tutti.Requests;

/// <summary>
/// Percent-encoding (RFC 3986) without leniency: two hexadecimal digits after each <c>%</c>, and UTF-8 behind them.
/// </summary>
internal static class PercentEncoding
{
    /// <summary>Decodes a text exactly.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepSlash">Whether <c>%2F</c> stays as it is, as in the paths that the server decodes.</param>
    /// <returns>The decoded text, or <see langword="null"/> if it is malformed.</returns>
    public static string? Decode(ReadOnlySpan<char> text, bool keepSlash = false)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return TryDecode(text, keepSlash, rented, out var length) && Utf8.IsValid(rented.AsSpan(0, length))
                ? Encoding.UTF8.GetString(rented, 0, length)
                : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Whether a text can be decoded.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text) => !text.Contains('%') || Decode(text) is not null;

    private static bool TryDecode(ReadOnlySpan<char> text, bool keepSlash, Span<byte> bytes, out int length)
    {
        length = 0;
        while (!text.IsEmpty)
        {
            var plain = text.IndexOf('%');
            if (plain != 0)
            {
                var run = plain < 0 ? text : text[..plain];
                length += Encoding.UTF8.GetBytes(run, bytes[length..]);
                text = text[run.Length..];
                continue;
            }
            if (text.Length < 3 || !char.IsAsciiHexDigit(text[1]) || !char.IsAsciiHexDigit(text[2]))
            {
                return false;
            }
            if (keepSlash && text[1] is '2' && text[2] is 'F' or 'f')
            {
                length += Encoding.UTF8.GetBytes(text[..3], bytes[length..]);
            }
            else
            {
                bytes[length++] = (byte)((HexValue(text[1]) << 4) | HexValue(text[2]));
            }
            text = text[3..];
        }
        return true;
    }

    private static int HexValue(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
