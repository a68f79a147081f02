using System.Net.Sockets;
using System.Text;

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>Speaks HTTP/1.1 as it is written, well-formed or not.</summary>
internal sealed class RawHttp : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly List<byte> _received = [];

    public NetworkStream Stream => _client.GetStream();

    public static async Task<RawHttp> ConnectAsync(Uri address)
    {
        var raw = new RawHttp();
        await raw._client.ConnectAsync(address.Host, address.Port);
        return raw;
    }

    /// <summary>Sends one request and reads its answer.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="request">As it is.</param>
    /// <param name="isHead">Whether the answer ends with its headers, whatever they say.</param>
    public static async Task<Answer> SendAsync(Uri address, string request, bool isHead = false)
    {
        using var raw = await ConnectAsync(address);
        await raw.WriteAsync(request);
        return await raw.ReadAsync(isHead);
    }

    /// <summary>Goes on to the next answer.</summary>
    public void Forget() => _received.Clear();

    public async Task WriteAsync(string text) => await Stream.WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Closes without a word.</summary>
    public void Reset()
    {
        _client.Client.LingerState = new LingerOption(true, 0);
        _client.Close();
    }

    /// <summary>Reads an answer that has a length.</summary>
    public async Task<Answer> ReadAsync(bool isHead = false)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[8192];
        while (true)
        {
            var text = Encoding.UTF8.GetString([.. _received]);
            if (TryParse(text, isHead, out var answer))
            {
                return answer;
            }
            var read = await Stream.ReadAsync(buffer, timeout.Token);
            if (read == 0)
            {
                throw new IOException($"The connection ended after: {text}");
            }
            _received.AddRange(buffer.AsSpan(0, read));
        }
    }

    public void Dispose() => _client.Dispose();

    private static bool TryParse(string text, bool isHead, out Answer answer)
    {
        answer = null!;
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }
        var lines = text[..end].Split("\r\n");
        var headers = lines
            .Skip(1)
            .Select(line => line.Split(':', 2))
            .ToLookup(parts => parts[0], parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = text[(end + 4)..];
        var length = headers["Content-Length"].FirstOrDefault();
        answer = new Answer(int.Parse(lines[0].Split(' ')[1], null), headers, body);
        return isHead
            || (
                length is null
                    ? !headers["Transfer-Encoding"].Any() || body.EndsWith("0\r\n\r\n", StringComparison.Ordinal)
                    : Encoding.UTF8.GetByteCount(body) >= int.Parse(length, null)
            );
    }

    internal sealed record Answer(int Status, ILookup<string, string> Headers, string Body);
}
