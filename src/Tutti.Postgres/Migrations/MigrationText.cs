using System.Text;

namespace Tutti.Migrations;

/// <summary>A migration that the app has. Its text is read when it is needed, for it may be long.</summary>
internal sealed class MigrationText(long number, string name, string file, Func<Stream> open)
{
    private string? _checksum;

    /// <summary>The number that its file's name begins with.</summary>
    public long Number => number;

    /// <summary>What follows the number in the file's name.</summary>
    public string Name => name;

    /// <summary>The file, relative to the project's folder, with <c>/</c>.</summary>
    public string File => file;

    /// <summary>The file's name without what all of them end in, such as <c>1_create_todos</c>.</summary>
    public string Title => $"{Path.GetFileName(file).Replace(".up.sql", "", StringComparison.Ordinal)}";

    /// <summary>The SHA-256 of the text as UTF-8 without a byte order mark and with line feeds alone, in lower-case hexadecimal.</summary>
    public string Checksum => _checksum ??= MigrationChecksum.Of(open);

    /// <summary>Reads the text.</summary>
    /// <exception cref="MigrationException">It is none that a server could take.</exception>
    public string Read()
    {
        using var stream = open();
        using var memory = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        stream.CopyTo(memory);
        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }
        var end = FirstWrong(bytes);
        return end < 0
            ? Encoding.UTF8.GetString(bytes)
            : throw new MigrationException(
                $"{file}({LineOf(bytes, end)}): "
                    + (bytes[end] == 0 ? "there is a NUL character" : $"the byte 0x{bytes[end]:x2} is not UTF-8")
                    + ". Save the file as UTF-8."
            );
    }

    // The server would take what follows a NUL for something else.
    private static int FirstWrong(ReadOnlySpan<byte> bytes)
    {
        var zero = bytes.IndexOf((byte)0);
        var rest = bytes;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(rest, out _, out var length) is not System.Buffers.OperationStatus.Done)
            {
                var wrong = bytes.Length - rest.Length;
                return zero >= 0 && zero < wrong ? zero : wrong;
            }
            rest = rest[length..];
            var ascii = rest.IndexOfAnyExceptInRange((byte)0, (byte)0x7f);
            rest = ascii < 0 ? default : rest[ascii..];
        }
        return zero;
    }

    private static int LineOf(ReadOnlySpan<byte> bytes, int end) => bytes[..end].Count((byte)'\n') + 1;
}
