using Tutti.Model;

namespace Tutti.Generators.Routing;

/// <summary>Reads one template; used once.</summary>
internal sealed class RouteTemplateParser(string text)
{
    private readonly List<RouteSegment> _segments = [];
    private readonly List<RouteProblem> _problems = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public RouteTemplate Parse()
    {
        if (!ReadCharacters())
        {
            ReadSegments();
        }
        return new RouteTemplate
        {
            Text = text,
            Segments = _segments.ToEquatableArray(),
            Problems = _problems.OrderBy(problem => problem.Offset).ToEquatableArray(),
        };
    }

    /// <summary>Whether the text is so far from a template that its segments would only give misleading errors.</summary>
    private bool ReadCharacters()
    {
        if (text.Length == 0)
        {
            Report(0, 0, "it is empty; the shortest route is \"/\"");
            return true;
        }
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 || text.StartsWith("//", StringComparison.Ordinal))
        {
            var host = scheme >= 0 ? scheme + 3 : 2;
            var path = text.IndexOf('/', host);
            Report(
                0,
                path < 0 ? text.Length : path,
                "a route is a path without scheme and host; keep what follows them"
            );
            return true;
        }
        if (text[0] is '~')
        {
            Report(0, 1, "a route starts with '/', and needs no '~'");
            return true;
        }
        if (text[0] is not '/')
        {
            Report(0, 1, "it must start with '/'");
        }
        return false;
    }

    private void ReadSegments()
    {
        var start = text[0] is '/' ? 1 : 0;
        if (text == "/")
        {
            return;
        }
        while (start <= text.Length)
        {
            var end = EndOfSegment(start);
            ReadSegment(start, text.Substring(start, end - start), isLast: end == text.Length);
            start = end + 1;
        }
    }

    /// <summary>The next slash outside of braces: a constraint such as <c>{path:regex(^a/b$)}</c> is one segment.</summary>
    private int EndOfSegment(int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '{':
                    depth++;
                    break;
                case '}':
                    depth--;
                    break;
                case '/' when depth <= 0 || text.IndexOf('}', i) < 0:
                    return i;
            }
        }
        return text.Length;
    }

    private void ReadSegment(int offset, string segment, bool isLast)
    {
        if (segment.Length == 0)
        {
            Report(
                offset - 1,
                1,
                isLast
                    ? "it must not end with '/': \"/a\" answers requests for \"/a/\" too"
                    : "it has an empty segment; remove one '/'"
            );
        }
        else if (segment[0] is '{' && segment[segment.Length - 1] is '}' && segment.IndexOf('}') == segment.Length - 1)
        {
            ReadParameter(offset, segment, isLast);
        }
        else if (OutsideOfBraces(segment, '?', '#') is var start and >= 0)
        {
            ReportQuery(offset, segment, start);
        }
        else if (segment.IndexOfAny(['{', '}']) >= 0)
        {
            ReadMixed(offset, segment);
        }
        else
        {
            ReadLiteral(offset, segment);
        }
    }

    private static int OutsideOfBraces(string segment, params char[] characters)
    {
        for (var i = segment.IndexOfAny(characters); i >= 0; i = segment.IndexOfAny(characters, i + 1))
        {
            var opening = segment.LastIndexOf('{', i);
            if (opening < 0 || segment.IndexOf('}', opening) is var closing and >= 0 && closing < i)
            {
                return i;
            }
        }
        return -1;
    }

    private void ReportQuery(int offset, string segment, int start)
    {
        var what = segment[start] is '?'
            ? "query, from which a parameter is read that the route does not name"
            : "fragment, which never reaches a server";
        Report(offset + start, segment.Length - start, $"'{segment[start]}' would start the {what}; remove it");
    }

    private void ReadMixed(int offset, string segment)
    {
        var opening = segment.Count(character => character is '{');
        var closing = segment.Count(character => character is '}');
        Report(
            offset,
            segment.Length,
            opening != closing || segment.Contains("{{")
                ? "a brace has no partner; a parameter is written {name}"
                : "a parameter must be a whole segment; put a '/' between text and parameter, or take the segment apart in the method"
        );
    }

    private void ReadParameter(int offset, string segment, bool isLast)
    {
        var inner = segment.Substring(1, segment.Length - 2);
        var stars = inner.Length - inner.TrimStart('*').Length;
        var at = offset + 1 + stars;
        if (stars > 1)
        {
            Report(offset, segment.Length, "the rest of the path is written with one '*': {*name}");
        }
        var name = inner.Substring(stars);
        var extra = name.IndexOfAny([':', '=', '?']);
        if (extra >= 0)
        {
            Report(at + extra, name.Length - extra, Extra(name[extra], name.Substring(0, extra)));
            name = name.Substring(0, extra);
        }
        if (name.Length == 0)
        {
            Report(offset, segment.Length, "a parameter must have a name, that of a parameter of the method: {id}");
            return;
        }
        if (!IsIdentifier(name))
        {
            Report(at, name.Length, $"'{name}' cannot be the name of a parameter in C#; use letters, digits and '_'");
            return;
        }
        if (!_names.Add(name))
        {
            Report(at, name.Length, $"the parameter '{name}' is named twice; give the second one another name");
        }
        if (stars > 0 && !isLast)
        {
            Report(offset, segment.Length, "a parameter for the rest of the path must be the last segment");
        }
        _segments.Add(
            new(stars > 0 ? RouteSegmentKind.CatchAll : RouteSegmentKind.Parameter, name, offset, segment.Length)
        );
    }

    private static string Extra(char first, string name) =>
        first switch
        {
            ':' =>
                $"constraints are not needed, because the type of the method's parameter says what fits; write {{{name}}}",
            '=' => "defaults are not supported; map a second endpoint to the shorter route",
            _ =>
                "a route parameter cannot be optional; map a second endpoint to the shorter route, or read it from the query",
        };

    private void ReadLiteral(int offset, string segment)
    {
        var problems = _problems.Count;
        if (segment[0] is ':')
        {
            Report(
                offset,
                segment.Length,
                $"a parameter is written {{{(segment.Length > 1 ? segment.Substring(1) : "name")}}}"
            );
        }
        else if (segment[0] is '*')
        {
            Report(
                offset,
                segment.Length,
                $"the rest of the path is written {{*{(IsIdentifier(segment.Substring(1)) ? segment.Substring(1) : "rest")}}}"
            );
        }
        else if (segment is "." or "..")
        {
            Report(
                offset,
                segment.Length,
                $"no request has the segment '{segment}': clients and servers resolve it away"
            );
        }
        else
        {
            ReadLiteralCharacters(offset, segment);
        }
        if (_problems.Count == problems)
        {
            _segments.Add(new(RouteSegmentKind.Literal, segment, offset, segment.Length));
        }
    }

    private void ReadLiteralCharacters(int offset, string segment)
    {
        for (var i = 0; i < segment.Length; i++)
        {
            var character = segment[i];
            if (char.IsControl(character))
            {
                Report(offset + i, 1, $"the control character U+{(int)character:X4} cannot be in a path");
            }
            else if (char.IsWhiteSpace(character))
            {
                Report(offset + i, 1, "a path has no spaces; use '-'");
            }
            else if (character is '\\')
            {
                Report(offset + i, 1, "segments are separated by '/'");
            }
            else if (character is '%')
            {
                Report(
                    offset + i,
                    Math.Min(3, segment.Length - i),
                    "routes are compared with decoded paths; write the character itself"
                );
            }
        }
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0
        && (char.IsLetter(name[0]) || name[0] is '_')
        && name.All(c => char.IsLetterOrDigit(c) || c is '_');

    private void Report(int offset, int length, string message) => _problems.Add(new(offset, length, message));
}
