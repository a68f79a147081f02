using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Tutti.Bench.Http;

/// <summary>A response, read slowly and with care, to compare the sides and to know what the load generator has to expect.</summary>
/// <param name="Status">The status line.</param>
/// <param name="ContentType">The content type.</param>
/// <param name="Body">The body, without the marks of a chunked one.</param>
/// <param name="Length">How many bytes the response takes on the wire.</param>
internal sealed record HttpResponse(string Status, string ContentType, string Body, int Length)
{
    /// <summary>Reads one response; the connection must hold no further one.</summary>
    public static HttpResponse Read(Socket socket)
    {
        var bytes = new List<byte>();
        var bodyStart = ReadUntil(socket, bytes, "\r\n\r\n", 0);
        var head = Encoding.ASCII.GetString([.. bytes[..bodyStart]]).Split("\r\n");
        var body =
            Header(head, "Content-Length") is { } length
                ? ReadExactly(socket, bytes, bodyStart, int.Parse(length, CultureInfo.InvariantCulture))
            : Header(head, "Transfer-Encoding") == "chunked" ? ReadChunks(socket, bytes, bodyStart)
            : throw new BenchException($"A response has no length:\n{string.Join('\n', head)}");
        return new(head[0], Header(head, "Content-Type") ?? "", Encoding.UTF8.GetString(body), bytes.Count);
    }

    private static string? Header(string[] head, string name) =>
        head.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) is { } line
            ? line[(name.Length + 1)..].Trim()
            : null;

    private static byte[] ReadChunks(Socket socket, List<byte> bytes, int position)
    {
        var body = new List<byte>();
        while (true)
        {
            var start = ReadUntil(socket, bytes, "\r\n", position);
            var line = Encoding.ASCII.GetString([.. bytes[position..(start - 2)]]);
            var size = int.Parse(line, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.AddRange(ReadExactly(socket, bytes, start, size));
            position = ReadUntil(socket, bytes, "\r\n", start + size);
            if (size == 0)
            {
                return [.. body];
            }
        }
    }

    private static byte[] ReadExactly(Socket socket, List<byte> bytes, int start, int count)
    {
        while (bytes.Count < start + count)
        {
            ReadMore(socket, bytes);
        }
        return [.. bytes[start..(start + count)]];
    }

    /// <summary>Reads until a mark is there, and says where it ends.</summary>
    private static int ReadUntil(Socket socket, List<byte> bytes, string mark, int start)
    {
        while (true)
        {
            var text = Encoding.ASCII.GetString([.. bytes[start..]]);
            var index = text.IndexOf(mark, StringComparison.Ordinal);
            if (index >= 0)
            {
                return start + index + mark.Length;
            }
            ReadMore(socket, bytes);
        }
    }

    private static void ReadMore(Socket socket, List<byte> bytes)
    {
        Span<byte> buffer = stackalloc byte[4096];
        var read = socket.Receive(buffer);
        if (read == 0)
        {
            throw new BenchException("The server closed a connection.");
        }
        bytes.AddRange(buffer[..read]);
    }
}
