namespace Tutti;

/// <summary>Reads a member of a request, or a parameter, from a header; on a member of a result, writes it to one.</summary>
/// <param name="name">The header's name; without one the member's name in Pascal case with hyphens (<c>IfMatch</c> is <c>If-Match</c>).</param>
/// <example><code>public sealed record Update([Header("If-Match")] string Version, string Title);</code></example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class HeaderAttribute(string? name = null) : Attribute
{
    /// <summary>The name on the wire, or <see langword="null"/> for the default.</summary>
    public string? Name { get; } = name;
}
