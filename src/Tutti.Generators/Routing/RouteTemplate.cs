using Tutti.Model;

namespace Tutti.Generators.Routing;

/// <summary>A route template: <c>/boards/{boardId}</c>, <c>/files/{*path}</c>.</summary>
/// <remarks>
/// The grammar is a part of ASP.NET Core's: a parameter is a whole segment, without constraint, default or mark of optionality, because
/// the type, the default and the nullability of the method's parameter say all that already.
/// </remarks>
internal sealed record RouteTemplate
{
    /// <summary>The template as it was written.</summary>
    public required string Text { get; init; }

    /// <summary>The segments that could be understood, in order. The template <c>/</c> has none.</summary>
    public EquatableArray<RouteSegment> Segments { get; init; }

    /// <summary>What is wrong with it, in the order of the text.</summary>
    public EquatableArray<RouteProblem> Problems { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsValid => Problems.Count == 0;

    /// <summary>The parameters, in order.</summary>
    public IEnumerable<RouteSegment> Parameters => Segments.Where(segment => segment.Kind != RouteSegmentKind.Literal);

    /// <summary>Which requests it takes, but for the HTTP method.</summary>
    public RouteKey Key => RouteKey.Of(this);

    /// <summary>Whether it has a parameter of that name, in any casing.</summary>
    public bool Names(string parameter) =>
        Parameters.Any(segment => string.Equals(segment.Text, parameter, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a template. It never fails: what is wrong is in <see cref="Problems"/>, all of it.</summary>
    public static RouteTemplate Parse(string text) => new RouteTemplateParser(text).Parse();
}

/// <summary>What stands between two slashes of a template.</summary>
/// <param name="Kind">Whether it is a text or a parameter.</param>
/// <param name="Text">The text, or the parameter's name.</param>
/// <param name="Offset">Where the segment starts in the template.</param>
/// <param name="Length">How long it is in the template.</param>
internal sealed record RouteSegment(RouteSegmentKind Kind, string Text, int Offset, int Length);

/// <summary>The kinds of segments.</summary>
internal enum RouteSegmentKind
{
    /// <summary>A text that is compared without regard to case.</summary>
    Literal,

    /// <summary><c>{name}</c>: any one segment.</summary>
    Parameter,

    /// <summary><c>{*name}</c>: the rest of the path, which may be empty.</summary>
    CatchAll,
}

/// <summary>Something that is wrong with a template.</summary>
/// <param name="Offset">Where it starts in the template.</param>
/// <param name="Length">How long it is; 0 at a place where something is missing.</param>
/// <param name="Message">The reason and the remedy, as the end of a sentence that names the template.</param>
internal sealed record RouteProblem(int Offset, int Length, string Message);
