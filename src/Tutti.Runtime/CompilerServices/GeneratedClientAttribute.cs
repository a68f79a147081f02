using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>Marks the interface by which a service is called. For generated code.</summary>
/// <param name="service">The service's name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Interface)]
public sealed class GeneratedClientAttribute(string service) : Attribute
{
    /// <summary>The service's name.</summary>
    public string Service { get; } = service;
}
