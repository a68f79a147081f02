using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Tutti.Migrations;

/// <summary>The checksum by which a migration that was applied is known again, on any system's line ends.</summary>
internal static class MigrationChecksum
{
    private const int BlockSize = 64 * 1024;

    public static string Of(Func<Stream> open)
    {
        using var stream = open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            Append(hash, stream, block);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, Stream stream, byte[] block)
    {
        var isFirst = true;
        var hasReturn = false;
        for (int read; (read = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false)) > 0; )
        {
            var rest = block.AsSpan(0, read);
            if (isFirst && rest.StartsWith(Encoding.UTF8.Preamble))
            {
                rest = rest[Encoding.UTF8.Preamble.Length..];
            }
            isFirst = false;
            // A return is written when it is known that no line feed follows, which may be in the next block.
            if (hasReturn && !rest.IsEmpty && rest[0] != '\n')
            {
                hash.AppendData("\r"u8);
            }
            hasReturn = false;
            for (int at; (at = rest.IndexOf((byte)'\r')) >= 0; rest = rest[(at + 1)..])
            {
                hasReturn = at + 1 == rest.Length;
                var isLineEnd = !hasReturn && rest[at + 1] == '\n';
                hash.AppendData(rest[..(isLineEnd || hasReturn ? at : at + 1)]);
            }
            hash.AppendData(rest);
        }
        if (hasReturn)
        {
            hash.AppendData("\r"u8);
        }
    }
}
