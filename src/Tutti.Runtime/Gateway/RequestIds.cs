using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Tutti.Gateway;

/// <summary>Gives a request an identity: that which the client has sent, or one of its own. Logs have it, and the answer.</summary>
internal static class RequestIds
{
    public const string Header = "X-Request-ID";

    private const int LongestGiven = 128;
    private const int OwnLength = 16;

    // Without those that look like others.
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Gives one to a request that asks for it, or to any.</summary>
    public static void Give(HttpContext http, bool always)
    {
        if (!http.Request.Headers.TryGetValue(Header, out var asked) && !always)
        {
            return;
        }
        var id = Usable(asked);
        if (id is null)
        {
            http.Request.Headers.Remove(Header);
            id = Create();
        }
        http.TraceIdentifier = id;
        http.Response.Headers[Header] = id;
    }

    private static string? Usable(StringValues asked) =>
        asked is [{ Length: > 0 and <= LongestGiven } id] && !id.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? id
            : null;

    private static string Create() =>
        string.Create(
            OwnLength,
            0,
            static (text, _) =>
            {
                // Of each byte, five bits.
                Span<byte> random = stackalloc byte[OwnLength];
                Random.Shared.NextBytes(random);
                for (var i = 0; i < text.Length; i++)
                {
                    text[i] = Digits[random[i] & 31];
                }
            }
        );
}
