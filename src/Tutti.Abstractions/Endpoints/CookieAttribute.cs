namespace Tutti;

/// <summary>Reads a member of a request, or a parameter, from a cookie.</summary>
/// <param name="name">The cookie's name; without one the member's name in camel case.</param>
/// <example><code>public sealed record Visit([Cookie("visitor")] Guid? VisitorId);</code></example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class CookieAttribute(string? name = null) : Attribute
{
    /// <summary>The name on the wire, or <see langword="null"/> for the default.</summary>
    public string? Name { get; } = name;
}
