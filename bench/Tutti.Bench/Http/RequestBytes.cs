using System.Text;

namespace Tutti.Bench.Http;

/// <summary>Requests as they go over the wire.</summary>
internal static class RequestBytes
{
    public static byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: bench\r\n\r\n");

    public static byte[] Post(string path, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var head =
            $"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
