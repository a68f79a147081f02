using Tutti.Model;

namespace Tutti.Generators.Databases;

/// <summary>A database that belongs to a service: what its code and its part of the model are emitted from, but for the migrations.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record DatabaseSpec
{
    public required DatabaseDeclaration Declaration { get; init; }

    /// <summary>The name of the service that owns it.</summary>
    public required string Service { get; init; }

    public string? Doc { get; init; }

    /// <summary>The folder of the migrations, relative to the project's; <see langword="null"/> if there is none that could be used.</summary>
    public string? Directory { get; init; }

    /// <summary>The services whose classes get it injected, ordered by name.</summary>
    public EquatableArray<DatabaseUseModel> Uses { get; init; }

    public string Name => Declaration.Name;

    /// <summary>The database without what only the model says, so that a changed text does not write code anew.</summary>
    public DatabaseSpec WithoutTexts() => this with { Doc = null, Uses = default };
}
