using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Tutti.Examples.Tests.Support;

namespace Tutti.Examples.Tests.Groupings;

/// <summary>Sends requests exactly as they are written, for a client library would put them right.</summary>
internal static class RawHttp
{
    public static async Task<Answer> SendAsync(
        Uri server,
        string method,
        string target,
        params IEnumerable<string> headers
    )
    {
        const string Body = """{"orgId":1,"boardId":1,"userId":1,"actorId":1}""";
        string[] lines =
        [
            $"{method} {target} HTTP/1.1",
            $"Host: {server.Authority}",
            "Connection: close",
            "User-Id: 1",
            .. headers,
            .. method == "GET"
                ? Array.Empty<string>()
                : ["Content-Type: application/json", $"Content-Length: {Body.Length}"],
        ];
        var request = $"{string.Join("\r\n", lines)}\r\n\r\n{(method == "GET" ? "" : Body)}";
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return Parse(await reader.ReadToEndAsync());
    }

    private static Answer Parse(string response)
    {
        var end = response.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(end > 0, $"No answer: '{response}'");
        var head = response[..end].Split("\r\n");
        var type = head.FirstOrDefault(line => line.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase));
        return new Answer(
            int.Parse(head[0].Split(' ')[1], CultureInfo.InvariantCulture),
            type?.Split(':', ';')[1].Trim(),
            null,
            response[(end + 4)..]
        );
    }
}
