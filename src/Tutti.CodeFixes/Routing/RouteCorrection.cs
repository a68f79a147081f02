using System.Text.RegularExpressions;

namespace Tutti.CodeFixes.Routing;

/// <summary>What someone may have meant by a malformed route. It is no better than a guess, and has to be parsed again.</summary>
internal static class RouteCorrection
{
    private static readonly (Regex Wrong, string Right)[] Steps =
    [
        (new(@"^[a-zA-Z][a-zA-Z+.-]*://[^/]*"), ""),
        (new(@"^//[^/{]+\.[^/{]+(?=/)"), ""),
        (new(@"^~"), ""),
        // {id:int}, {id=5}, {id?}, {**rest}; a constraint may hold braces and backslashes of its own.
        (new(@"\{\*+(\w+)"), "{*$1"),
        (new(@"\{(\*?\w+)\s*[:=?][^/]*\}(?=/|$)"), "{$1}"),
        (new(@"\\"), "/"),
        (new(@"[?#].*$"), ""),
        (new(@"(?<=^|/):(\w+)(?=/|$)"), "{$1}"),
        (new(@"(?<=^|/)\*+(\w+)$"), "{*$1}"),
        (new(@"(?<=^|/)\*+$"), "{*rest}"),
        (new(@"(?<=\S)\s+(?=\S)"), "-"),
        (new(@"\s+"), ""),
        (new(@"/{2,}"), "/"),
        (new(@"(?<=.)/$"), ""),
    ];

    public static string Of(string route)
    {
        var corrected = Steps.Aggregate(route, (current, step) => step.Wrong.Replace(current, step.Right));
        return corrected.StartsWith("/", StringComparison.Ordinal) ? corrected : "/" + corrected;
    }
}
