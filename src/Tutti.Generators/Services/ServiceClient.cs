using Tutti.Generators.Endpoints;
using Tutti.Model;

namespace Tutti.Generators.Services;

/// <summary>What the interface of a service's client is emitted from.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record ServiceClient
{
    public required string Service { get; init; }

    public string? Namespace { get; init; }

    /// <summary>The service class's id in documentation.</summary>
    public required string ServiceCref { get; init; }

    /// <summary>Whether the service class and all types in the methods are public.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The methods, ordered by name.</summary>
    public EquatableArray<ServiceClientMethod> Methods { get; init; }

    /// <summary>The clients of all services, ordered by service.</summary>
    public static IEnumerable<ServiceClient> AllOf(AppServices services, IEnumerable<EndpointDeclaration> endpoints)
    {
        var owned = OwnedEndpoints.Of(services, endpoints);
        foreach (var service in services.Services)
        {
            var methods = MethodsOf(owned[service.Name]);
            yield return new()
            {
                Service = service.Name,
                Namespace = service.Namespace,
                ServiceCref = service.Cref,
                IsPublic = service.IsPublic && methods.All(m => m.Method.IsPublic),
                Methods = methods,
            };
        }
    }

    /// <summary>The methods by which endpoints are called.</summary>
    public static EquatableArray<ServiceClientMethod> MethodsOf(IEnumerable<EndpointDeclaration> endpoints) =>
        endpoints
            .Where(e => e.Client is not null)
            .Select(e => new ServiceClientMethod(e.Client!, e.Cref))
            .ToEquatableArray();
}

/// <summary>A method of a client, with where its documentation is.</summary>
/// <param name="Method">The method.</param>
/// <param name="Cref">The method that it calls, as documentation refers to it.</param>
internal sealed record ServiceClientMethod(ClientMethod Method, string Cref);
