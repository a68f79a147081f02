using Tutti.Generators.Endpoints;
using Tutti.Model;

namespace Tutti.Generators.Services;

/// <summary>A service: what its code and its part of the model are emitted from.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record ServiceSpec
{
    public required ServiceDeclaration Declaration { get; init; }

    /// <summary>The folder, relative to the project's.</summary>
    public required string Directory { get; init; }

    public string? Doc { get; init; }

    /// <summary>Whether the class registers dependencies of its own.</summary>
    public bool Configures { get; init; }

    /// <summary>The classes with endpoints, ordered by name.</summary>
    public EquatableArray<EndpointClassSpec> Classes { get; init; }

    /// <summary>The endpoints, ordered by name.</summary>
    public EquatableArray<EndpointSpec> Endpoints { get; init; }

    /// <summary>All methods of the client, those of endpoints that could not be understood too.</summary>
    public EquatableArray<ServiceClientMethod> ClientMethods { get; init; }

    /// <summary>Names of the services whose clients the service's classes get injected, ordered.</summary>
    public EquatableArray<string> Clients { get; init; }

    /// <summary>The databases that the service's classes get injected, ordered by name.</summary>
    public EquatableArray<DatabaseUse> Databases { get; init; }

    public string Name => Declaration.Name;

    /// <summary>The service without what only the model says, so that a changed text does not write code anew.</summary>
    public ServiceSpec WithoutTexts() => this with { Doc = null, Directory = "" };
}

/// <summary>That a service uses a database.</summary>
/// <param name="Name">The database's name.</param>
/// <param name="ReadOnly">Whether the service only reads.</param>
internal sealed record DatabaseUse(string Name, bool ReadOnly);
