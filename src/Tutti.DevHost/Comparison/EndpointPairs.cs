using Tutti.Model;

namespace Tutti.DevHost.Comparison;

/// <summary>An endpoint and its service.</summary>
internal sealed record ServiceEndpoint(string Service, EndpointModel Endpoint)
{
    public string FullName => $"{Service}.{Endpoint.Name}";

    /// <summary>Where it is reached, or nothing if by name only.</summary>
    public string? Route => Endpoint.Path is null ? null : $"{string.Join(',', Endpoint.Methods)} {Endpoint.Path}";
}

/// <summary>What an endpoint was and what it is; one of the two may not be there.</summary>
internal sealed record EndpointPair(ServiceEndpoint? Before, ServiceEndpoint? After);

/// <summary>Finds for each endpoint what it was before: the same service and name, else the same route or name elsewhere.</summary>
internal static class EndpointPairs
{
    public static IReadOnlyList<EndpointPair> Of(ApplicationModel before, ApplicationModel after)
    {
        var old = EndpointsOf(before).ToDictionary(endpoint => endpoint.FullName, StringComparer.Ordinal);
        var pairs = new List<EndpointPair>();
        var added = new List<ServiceEndpoint>();
        foreach (var endpoint in EndpointsOf(after))
        {
            if (old.Remove(endpoint.FullName, out var same))
            {
                pairs.Add(new(same, endpoint));
            }
            else
            {
                added.Add(endpoint);
            }
        }
        foreach (var endpoint in added)
        {
            var moved = Single(old.Values, candidate => endpoint.Route is { } route && candidate.Route == route);
            moved ??= Single(
                old.Values,
                candidate =>
                    candidate.Endpoint.Name == endpoint.Endpoint.Name
                    && candidate.Route is null == endpoint.Route is null
            );
            if (moved is not null)
            {
                old.Remove(moved.FullName);
            }
            pairs.Add(new(moved, endpoint));
        }
        return [.. pairs, .. old.Values.Select(gone => new EndpointPair(gone, null))];
    }

    // Of several that would fit nobody could tell which one it was.
    private static ServiceEndpoint? Single(IEnumerable<ServiceEndpoint> candidates, Func<ServiceEndpoint, bool> fits) =>
        candidates.Where(fits).Take(2).ToArray() is [var only] ? only : null;

    private static IEnumerable<ServiceEndpoint> EndpointsOf(ApplicationModel model) =>
        model.Services.SelectMany(service =>
            service.Endpoints.Select(endpoint => new ServiceEndpoint(service.Name, endpoint))
        );
}
