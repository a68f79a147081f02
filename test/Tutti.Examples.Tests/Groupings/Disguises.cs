namespace Tutti.Examples.Tests.Groupings;

/// <summary>A request that would be for something else, if somebody along the way took it for that.</summary>
internal sealed record Disguise(string Name, string Method, string Target, params IReadOnlyList<string> Headers);

/// <summary>The ways to ask for a path without naming it.</summary>
internal static class Disguises
{
    private const string PublicPath = "/users/1";

    public static IEnumerable<Disguise> Of(string path, string method, Uri server)
    {
        yield return new("none", method, path);
        yield return new("case", method, path.ToUpperInvariant());
        yield return new(
            "encoded",
            method,
            $"/{string.Concat(path[1..].Select(letter => letter == '/' ? "/" : $"%{(int)letter:X2}"))}"
        );
        yield return new("encoded slash", method, $"/{path[1..].Replace("/", "%2F", StringComparison.Ordinal)}");
        yield return new("encoded twice", method, $"/{path[1..].Replace("/", "%252F", StringComparison.Ordinal)}");
        yield return new("dots", method, $"/users/..{path}");
        yield return new("encoded dots", method, $"/users/%2e%2e{path}");
        yield return new("a dot", method, $"/.{path}");
        yield return new("double slash", method, $"/{path}");
        yield return new("double slashes inside", method, path.Replace("/", "//", StringComparison.Ordinal));
        yield return new("backslashes", method, $"/{path[1..].Replace('/', '\\')}");
        yield return new("junk behind", method, $"{path};version=1");
        yield return new("a slash behind", method, $"{path}/");
        yield return new("encoded end", method, $"{path}%00");
        yield return new("a query", method, $"{path}?{PublicPath}&_method={method}&key=");
        yield return new("absolute", method, $"{server.GetLeftPart(UriPartial.Authority)}{path}");
        yield return new("absolute elsewhere", method, $"http://internal{path}");
        yield return new(
            "method override",
            "GET",
            path,
            $"X-HTTP-Method-Override: {method}",
            $"X-Method-Override: {method}"
        );
        yield return new(
            "another path",
            method,
            "/unknown",
            $"X-Original-URL: {path}",
            $"X-Rewrite-URL: {path}",
            $"X-Forwarded-Path: {path}"
        );
        yield return new(
            "prefix",
            method,
            path,
            $"X-Forwarded-Prefix: {path}",
            "X-Forwarded-For: 127.0.0.1",
            "Forwarded: for=127.0.0.1"
        );
        yield return new(
            "internal",
            method,
            path,
            "tutti-forwarded: 1",
            "tutti-key: ",
            "tutti-timeout: 1000",
            "tutti-principal: e30="
        );
        yield return new("internal, in capitals", method, path, "TUTTI-FORWARDED: 1", "Tutti-Key: key");
        yield return new("upgrade", method, path, "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__");
    }
}
