using Tutti.Generators.Databases;
using Tutti.Generators.Endpoints;
using Tutti.Generators.Schema;
using Tutti.Generators.Services;
using Tutti.Model;

namespace Tutti.Generators.WholeApp;

/// <summary>The whole app, parsed.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record ApplicationSpec
{
    /// <summary>The services, ordered by name.</summary>
    public EquatableArray<ServiceSpec> Services { get; init; }

    /// <summary>The databases, ordered by name.</summary>
    public EquatableArray<DatabaseSpec> Databases { get; init; }

    /// <summary>Every type that an endpoint's schema reaches, ordered by id.</summary>
    public EquatableArray<TypeSpec> Types { get; init; }

    /// <summary>What codecs and validators are emitted for.</summary>
    public SchemaSpec Schema() =>
        new()
        {
            IsEmpty = Services.Count == 0,
            Types = Types.Concat(Each(EndpointTypes.WithCodecs)).ToEquatableArray(),
            ParsedTypes = Types,
            Roots = Each((_, endpoint) => EndpointTypes.Roots(endpoint)).ToEquatableArray(),
            Parameters = Each((_, endpoint) => ValidateEmitter.MembersOf(endpoint)).ToEquatableArray(),
        };

    private IEnumerable<T> Each<T>(Func<string, EndpointSpec, IEnumerable<T>> of) =>
        Services.SelectMany(service => service.Endpoints.SelectMany(endpoint => of(service.Name, endpoint)));
}

/// <summary>What codecs and validators are emitted for.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record SchemaSpec
{
    /// <summary>Whether there is no service at all.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>The types of the user, and the structs that are emitted beside endpoints.</summary>
    public EquatableArray<TypeSpec> Types { get; init; }

    /// <summary>The types of the user alone.</summary>
    public EquatableArray<TypeSpec> ParsedTypes { get; init; }

    /// <summary>Other types that need a codec: lists that are whole bodies or results.</summary>
    public EquatableArray<TypeUse> Roots { get; init; }

    /// <summary>Parameters, and members of requests, whose rules are checked at the endpoint.</summary>
    public EquatableArray<MemberSpec> Parameters { get; init; }
}
