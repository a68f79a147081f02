using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.Generators.Databases;

/// <summary>Stands for the text of a migration, however a checkout ends its lines.</summary>
internal static class MigrationChecksum
{
    private const int Piece = 16 * 1024;

    /// <summary>The SHA-256 of the text as UTF-8 with line feeds alone, in lower-case hexadecimal.</summary>
    public static string Of(SourceText text, CancellationToken cancellation)
    {
        using var hash = SHA256.Create();
        var encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();
        var chars = new char[Piece];
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(Piece)];
        for (var start = 0; start < text.Length; start += Piece)
        {
            cancellation.ThrowIfCancellationRequested();
            var length = Math.Min(Piece, text.Length - start);
            text.CopyTo(start, chars, 0, length);
            var next = start + length < text.Length ? text[start + length] : '\0';
            var kept = WithLineFeeds(chars, length, next);
            var isLast = start + length == text.Length;
            var written = encoder.GetBytes(chars, 0, kept, bytes, 0, flush: isLast);
            hash.TransformBlock(bytes, 0, written, null, 0);
        }
        hash.TransformFinalBlock(bytes, 0, 0);
        return string.Concat(hash.Hash.Select(part => part.ToString("x2", null)));
    }

    /// <summary>Drops each carriage return before a line feed, in place.</summary>
    private static int WithLineFeeds(char[] chars, int length, char next)
    {
        var kept = 0;
        for (var i = 0; i < length; i++)
        {
            if (chars[i] != '\r' || (i + 1 < length ? chars[i + 1] : next) != '\n')
            {
                chars[kept++] = chars[i];
            }
        }
        return kept;
    }
}
