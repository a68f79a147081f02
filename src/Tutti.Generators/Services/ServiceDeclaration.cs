namespace Tutti.Generators.Services;

/// <summary>A class that is marked as a service: what can be said of it by its own declaration.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record ServiceDeclaration
{
    public required string Name { get; init; }

    /// <summary>The path of the file; its folder is the service's.</summary>
    public required string Path { get; init; }

    /// <summary>The namespace in C#, in which the client goes too.</summary>
    public string? Namespace { get; init; }

    /// <summary>The class with its namespace, as metadata names it.</summary>
    public required string MetadataName { get; init; }

    /// <summary>The class in C#, with <c>global::</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>The class's id in documentation, for <c>cref</c>.</summary>
    public required string Cref { get; init; }

    /// <summary>Whether the class is public.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The client's interface in C#, with <c>global::</c>.</summary>
    public string ClientName =>
        Namespace is null ? $"global::{ServiceNames.Client(Name)}" : $"global::{Namespace}.{ServiceNames.Client(Name)}";
}
