using System.Text;

namespace Tutti.Generators.Routing;

/// <summary>
/// Which requests a template takes, but for the HTTP method. Two endpoints with equal keys and a common method conflict; with different
/// keys the one with the earlier literal wins, so that <c>/boards/mine</c> may stand beside <c>/boards/{id}</c>.
/// </summary>
/// <param name="Shape">The template with its literals in upper case and without the parameters' names: <c>/BOARDS/{}</c>.</param>
internal readonly record struct RouteKey(string Shape)
{
    public static RouteKey Of(RouteTemplate template)
    {
        var shape = new StringBuilder();
        foreach (var segment in template.Segments)
        {
            shape.Append('/');
            shape.Append(
                segment.Kind switch
                {
                    RouteSegmentKind.Literal => segment.Text.ToUpperInvariant(),
                    RouteSegmentKind.Parameter => "{}",
                    _ => "{*}",
                }
            );
        }
        return new(shape.Length == 0 ? "/" : shape.ToString());
    }

    /// <summary>
    /// The first method that both sets hold, or <see langword="null"/>. <c>*</c> is any method, so it has one in common with every set.
    /// </summary>
    public static string? CommonMethod(IEnumerable<string> first, IEnumerable<string> second)
    {
        var others = new HashSet<string>(second, StringComparer.OrdinalIgnoreCase);
        string? any = null;
        foreach (var method in first)
        {
            if (others.Contains(method))
            {
                return method;
            }
            if (method == "*" && others.Count > 0)
            {
                return others.Min();
            }
            any ??= others.Contains("*") ? method : null;
        }
        return any;
    }
}
