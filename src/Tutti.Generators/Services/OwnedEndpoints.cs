using Tutti.Generators.Endpoints;

namespace Tutti.Generators.Services;

/// <summary>Which endpoints are whose.</summary>
internal static class OwnedEndpoints
{
    /// <summary>
    /// The endpoints by the name of their service, each list ordered by name. Of two with one name, which an analyzer reports, the first is
    /// taken. The order is that of names, not of places, so that moving a method changes nothing.
    /// </summary>
    public static ILookup<string, EndpointDeclaration> Of(
        AppServices services,
        IEnumerable<EndpointDeclaration> endpoints
    )
    {
        var seen = new HashSet<(string, string)>();
        return endpoints
            .OrderBy(e => e.Name, StringComparer.Ordinal)
            .ThenBy(e => e.MethodId, StringComparer.Ordinal)
            .Select(e => (Service: services.OwnerOf(e.Path)?.Name, Endpoint: e))
            .Where(pair => pair.Service is not null && seen.Add((pair.Service, pair.Endpoint.Name)))
            .ToLookup(pair => pair.Service!, pair => pair.Endpoint, StringComparer.Ordinal);
    }
}
