namespace Tutti.Generators.Databases;

/// <summary>A class that is marked as a database: what can be said of it by its own declaration.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record DatabaseDeclaration
{
    public required string Name { get; init; }

    /// <summary>The path of the file, which says whose it is, and where the folder of the migrations is.</summary>
    public required string Path { get; init; }

    /// <summary>The class with its namespace, as metadata names it.</summary>
    public required string MetadataName { get; init; }

    /// <summary>The class in C#, with <c>global::</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>The folder of the migrations as it is written, if there is one.</summary>
    public string? Migrations { get; init; }

    /// <summary>Whether no other service may use it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether the class is a <c>DbContext</c>.</summary>
    public bool IsContext { get; init; }
}
