using Tutti.Generators.Databases;
using Tutti.Generators.Endpoints;
using Tutti.Generators.Services;
using Tutti.Model;

namespace Tutti.Generators.Declarations;

/// <summary>What the code declares, as far as an IDE needs it at every keystroke.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record AppDeclarations
{
    /// <summary>Classes marked as services.</summary>
    public EquatableArray<ServiceDeclaration> Services { get; init; }

    /// <summary>Methods marked as endpoints.</summary>
    public EquatableArray<EndpointDeclaration> Endpoints { get; init; }

    /// <summary>Classes marked as databases.</summary>
    public EquatableArray<DatabaseDeclaration> Databases { get; init; }

    /// <summary>Whether the compiler would find no entry point where it needs one.</summary>
    public bool NeedsEntryPoint { get; init; }
}
