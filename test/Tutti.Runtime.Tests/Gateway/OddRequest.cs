using System.Text;

namespace Tutti.Runtime.Tests.Gateway;

/// <summary>Makes requests that are rarely seen, as text.</summary>
internal static class OddRequest
{
    private static readonly string[] s_methods =
    [
        "GET",
        "GET",
        "GET",
        "POST",
        "POST",
        "PUT",
        "DELETE",
        "PATCH",
        "HEAD",
        "OPTIONS",
        "PURGE",
        "get",
    ];

    private static readonly string[] s_targets =
    [
        "/streams/seen/plain",
        "/streams/seen/plain",
        "/streams/seen/a%2Fb/c%2fd",
        "/streams/seen/%C3%BC?q=%20+%C3%BC",
        "/streams/seen/a//b///",
        "/streams/seen/./x/../y",
        "/streams/seen/%2e%2e/z",
        "/streams/seen/;v=1,2?a=1&a=2&=&b",
        "/streams/seen/%41%zz",
        "/streams/seen/'(*)!$~",
        "/streams/seen?only=query",
        "//streams/seen/double",
        "/STREAMS/Seen/Case",
        "http://other.example/streams/seen/absolute?q=1",
        "http://other.example",
        "http://other.example?q=/x",
        "/values/int/5",
        "/values/int/five",
        "/values/string/a%2Fb%25",
        "/values/query?required=1&numbers=1&numbers=2",
        "/values/elsewhere",
        "/orders/echo",
        "/orders/echo",
        "/orders/small",
        "/orders?limit=5",
        "/created",
        "/nothing",
        "/webhooks/events",
        "/heads/given",
        "/streams/cookies",
        "/streams/tagged",
        "/streams/status/204",
        "/streams/status/404",
        "/streams/status/401",
        "/streams/status/500",
        "/ws/echo",
        "/guarded",
        "/guarded/admin",
        "/trouble/details",
        "/trouble/throw",
        "/private",
        "/nowhere",
        "/tutti/call/ledger/Total",
        "/healthz",
        "/any/thing",
        "/",
    ];

    private static readonly string[] s_headers =
    [
        "X-Twice: one\r\nX-Other: between\r\nX-Twice: two, three",
        "X-Empty:",
        "X-Spaces:   around and  inside   ",
        "X-Utf8: ü€",
        "x-lower: 1\r\nX-UPPER: 2",
        "Cookie: a=1; b=2",
        "Cookie: a=1\r\nCookie: b=2",
        "Authorization: Test ann user",
        "Authorization: Test bob admin",
        "Authorization: nothing known",
        "Accept: text/html, */*;q=0.1\r\nAccept: application/json",
        "Accept-Encoding: gzip, br",
        "Accept-Language: de, en;q=0.5",
        "User-Agent: a/1 (b; c) d",
        "User-Agent: ???;;(((",
        "Referer: not a url",
        "If-None-Match: \"a\", W/\"b\"",
        "If-Modified-Since: yesterday",
        "If-Match: 7",
        "Range: bytes=0-1,5-",
        "Date: never",
        "From: x@y",
        "Via: 1.1 elsewhere",
        "Via: 1.1 a\r\nVia: 1.0 b",
        "Warning: 199 - \"x\"",
        "Pragma: no-cache\r\nCache-Control: max-age=0, no-store",
        "Content-Type: application/json",
        "Content-Type: application/json; charset=latin1",
        "Content-Type: text/plain",
        "Content-Language: de\r\nContent-Encoding: identity",
        "Expires: 0\r\nLast-Modified: long ago\r\nAllow: GET",
        "Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==",
        "TE: trailers",
        "Max-Forwards: 3",
        "X-Forwarded-For: 1.2.3.4, 5.6.7.8\r\nX-Forwarded-Proto: https",
        "X-Forwarded-Host: evil.example\r\nForwarded: for=1.2.3.4;proto=https",
        "tutti-key: a key of the tests\r\ntutti-forwarded: 1\r\ntutti-timeout: 1",
        "tutti-headers: !!!\r\ntutti-method: PUT",
        "X-HTTP-Method-Override: DELETE",
        "X-Request-ID: client-id-1",
        "Requested-By: me\r\nX-Tag: a,b\r\nX-Tag: c",
        "X-Static-Test: seen",
        "Origin: https://foo.com",
        "Origin: https://foo.com\r\nAccess-Control-Request-Method: PUT",
        "Upgrade-Insecure-Requests: 1",
        "Upgrade: websocket",
        "Priority: u=1, i\r\nDNT: 1",
        "X-Quote: \"a\\\"b\", 'c'; d=\"e;f\"",
    ];

    private static readonly string[] s_bodies =
    [
        "",
        "{}",
        """{"customer":1,"version":"v","note":"n","lines":[{"product":"p","quantity":1}]}""",
        """{"customer":1""",
        """{"name":"thing"}""",
        "plain text ü",
        new string('x', 300),
        new string('y', 40_000),
    ];

    public static string Next(Random random)
    {
        var text = new StringBuilder();
        text.Append(null, $"{Of(random, s_methods)} {Of(random, s_targets)} HTTP/1.1\r\nHost: shop.example:81\r\n");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = random.Next(6); i > 0; i--)
        {
            var header = Of(random, s_headers);
            if (names.Add(header[..header.IndexOf(':', StringComparison.Ordinal)]))
            {
                text.Append(null, $"{header}\r\n");
            }
        }
        text.Append("Connection: close\r\n");
        return AddBody(text, random).ToString();
    }

    private static StringBuilder AddBody(StringBuilder text, Random random)
    {
        var body = Of(random, s_bodies);
        var length = Encoding.UTF8.GetByteCount(body);
        return random.Next(3) switch
        {
            0 => text.Append("\r\n"),
            1 => text.Append(null, $"Content-Length: {length}\r\n\r\n{body}"),
            // Over HTTP/2 a body that turns out to be empty is none.
            _ when length == 0 => text.Append("\r\n"),
            _ => text.Append(null, $"Transfer-Encoding: chunked\r\n\r\n{length:x}\r\n{body}\r\n0\r\n\r\n"),
        };
    }

    private static string Of(Random random, string[] list) => list[random.Next(list.Length)];
}
