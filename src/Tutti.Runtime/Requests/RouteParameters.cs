using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Tutti.Requests;

/// <summary>
/// Where in a path an endpoint's parameters are. The server has decoded the path once, and left <c>%2F</c> as it is, so that a value which
/// has a percent sign may have meant three things; then, and only then, it is read again from what the client has really sent.
/// </summary>
internal sealed class RouteParameters
{
    private readonly Parameter[] _parameters;

    public RouteParameters(RoutePattern? pattern)
    {
        _parameters = pattern is null
            ? []
            :
            [
                .. pattern.PathSegments.SelectMany(
                    (segment, index) =>
                        segment
                            .Parts.OfType<RoutePatternParameterPart>()
                            .Select(part => new Parameter(part.Name, index, part.IsCatchAll))
                ),
            ];
    }

    /// <summary>The value of a parameter, decoded exactly.</summary>
    /// <returns>The value; <see langword="null"/> if it isn't there.</returns>
    /// <exception cref="ProblemException">The path is malformed.</exception>
    public string? ValueOf(HttpContext http, string name)
    {
        var value = http.Request.RouteValues.TryGetValue(name, out var found) ? found as string : null;
        if (value is null)
        {
            // A catch-all takes an empty rest as well.
            return Array.Exists(_parameters, p => p.CatchAll && p.Is(name)) ? "" : null;
        }
        return value.Contains('%') ? DecodeAgain(http, name, value) : value;
    }

    private string DecodeAgain(HttpContext http, string name, string value)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget;
        var index = Array.FindIndex(_parameters, p => p.Is(name));
        if (string.IsNullOrEmpty(target) || index < 0)
        {
            return value;
        }
        var parameter = _parameters[index];
        var segments = Segments(PathOf(target));
        var first = parameter.Segment + SegmentsIn(http.Request.PathBase);
        if (first >= segments.Count)
        {
            return value;
        }
        var raw = parameter.CatchAll ? string.Join('/', segments.Skip(first)) : segments[first];
        var exact =
            PercentEncoding.Decode(raw) ?? throw Problem.InvalidArgument("The path has a malformed percent-encoding.");
        // A middleware may have rewritten the path; then its word counts.
        return PercentEncoding.Decode(raw, keepSlash: true) == value ? exact : value;
    }

    // The target may be absolute (http://host/path) and has a query.
    private static ReadOnlySpan<char> PathOf(string target)
    {
        var path = target.AsSpan();
        var end = path.IndexOf('?');
        path = end < 0 ? path : path[..end];
        if (path is ['/', ..])
        {
            return path;
        }
        var host = path.IndexOf("://");
        var start = host < 0 ? -1 : path[(host + 3)..].IndexOf('/');
        return start < 0 ? "/" : path[(host + 3 + start)..];
    }

    // The server removes dot segments after it has decoded them.
    private static List<string> Segments(ReadOnlySpan<char> path)
    {
        var segments = new List<string>();
        foreach (var range in path[1..].Split('/'))
        {
            var segment = path[1..][range].ToString();
            switch (segment.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase))
            {
                case ".":
                    break;
                case "..":
                    if (segments.Count > 0)
                    {
                        segments.RemoveAt(segments.Count - 1);
                    }
                    break;
                default:
                    segments.Add(segment);
                    break;
            }
        }
        return segments;
    }

    private static int SegmentsIn(PathString pathBase) => pathBase.HasValue ? pathBase.Value!.AsSpan().Count('/') : 0;

    private readonly record struct Parameter(string Name, int Segment, bool CatchAll)
    {
        public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
    }
}
