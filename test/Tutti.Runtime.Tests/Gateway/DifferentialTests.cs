using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Gateway;

/// <summary>The same odd requests, byte for byte, with and without a gateway before the endpoint.</summary>
public sealed partial class DifferentialTests(GatewayHosts hosts)
{
    private const int Seed = 20261121;
    private const int Requests = 320;

    [Fact]
    public async Task OddRequestsHaveTheSameAnswersInEveryGrouping()
    {
        var random = new Random(Seed);
        var differences = new List<string>();

        for (var i = 0; i < Requests; i++)
        {
            var request = OddRequest.Next(random);
            var together = await AnswerAsync(hosts.Of(Grouping.Together), request);
            var apart = await AnswerAsync(hosts.Of(Grouping.Apart), request);
            if (together != apart)
            {
                differences.Add($"--- {request}\n--- together: {together}\n--- apart: {apart}\n");
            }
        }

        Assert.True(
            differences.Count == 0,
            $"{differences.Count} of {Requests}:\n{string.Join('\n', differences.Take(5))}"
        );
        await hosts.Of(Grouping.Apart).AssertHealthyAsync();
    }

    private static async Task<string> AnswerAsync(TestHost host, string request)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var raw = await RawHttp.ConnectAsync(host.Address);
        try
        {
            await raw.WriteAsync(request);
        }
        catch (IOException)
        {
            // Refused before its end; the answer is there all the same.
        }
        using var bytes = new MemoryStream();
        try
        {
            await raw.Stream.CopyToAsync(bytes, timeout.Token);
        }
        catch (IOException)
        {
            // What has come counts.
        }
        return Normalize(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static string Normalize(string answer)
    {
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return answer;
        }
        var head = answer[..end].Split("\r\n");
        var isChunked = head.Contains("Transfer-Encoding: chunked");
        var body = isChunked ? Unchunked(answer[(end + 4)..]) : answer[(end + 4)..];
        // HTTP/2 has names in small letters only.
        var headers = head.Skip(1)
            .Where(line => !Varies(line))
            .Select(line => line.Split(':', 2))
            .Select(parts => $"{parts[0].ToUpperInvariant()}:{parts[1]}")
            .Order(StringComparer.Ordinal);
        return $"{head[0]}\n{string.Join('\n', headers)}\n\n{TraceId().Replace(body, "")}";
    }

    // A body of unknown length may come in one piece, whose length is then known.
    private static bool Varies(string header) =>
        header.StartsWith("Date:", StringComparison.Ordinal)
        || header.StartsWith("X-Request-ID:", StringComparison.Ordinal)
        || header.StartsWith("Connection:", StringComparison.Ordinal)
        || header.StartsWith("Transfer-Encoding:", StringComparison.Ordinal);

    private static string Unchunked(string body)
    {
        var text = new StringBuilder();
        while (body.IndexOf("\r\n", StringComparison.Ordinal) is var line and >= 0)
        {
            var length = int.Parse(body[..line], NumberStyles.HexNumber, null);
            if (length == 0)
            {
                return text.ToString();
            }
            text.Append(body.AsSpan(line + 2, length));
            body = body[(line + 2 + length + 2)..];
        }
        return $"{text} and no end";
    }

    [GeneratedRegex(",\"traceId\":\"[0-9a-f]+\"")]
    private static partial Regex TraceId();
}
