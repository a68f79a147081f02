namespace Tutti;

/// <summary>Reads a member of a request, or a parameter, from the query string.</summary>
/// <param name="name">The key in the query string; without one the member's name in camel case.</param>
/// <example><code>public sealed record Search([Query("q")] string Text, [Query] int Page = 1);</code></example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class QueryAttribute(string? name = null) : Attribute
{
    /// <summary>The name on the wire, or <see langword="null"/> for the default.</summary>
    public string? Name { get; } = name;
}
