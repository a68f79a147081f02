using Tutti.Generators.Endpoints;
using Tutti.Generators.Services;
using Tutti.Model;

namespace Tutti.Generators.WholeApp;

/// <summary>Makes edges between services of what was found in their files.</summary>
internal sealed class ClientEdges(AppServices services, ILookup<string, EndpointDeclaration> endpoints)
{
    /// <summary>Who calls from outside of all services, in a project that has its own <c>Main</c>.</summary>
    public const string App = "app";

    private readonly Dictionary<string, string> _services = services.Services.ToDictionary(
        s => ServiceNames.Client(s.Name),
        s => s.Name,
        StringComparer.Ordinal
    );

    /// <summary>Names of the services whose clients are injected into classes of a service, ordered.</summary>
    public EquatableArray<string> ClientsOf(ServiceDeclaration service, IEnumerable<ClientInjection> injections) =>
        injections
            .Where(i => _services.ContainsKey(i.Client) && services.OwnerOf(i.Path) == service)
            .Select(i => _services[i.Client])
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>Who calls whom, ordered by caller, callee and endpoint.</summary>
    public EquatableArray<CallModel> CallsOf(IEnumerable<ClientCall> calls) =>
        calls
            .Select(CallOf)
            .OfType<CallModel>()
            .Distinct()
            .OrderBy(c => c.From, StringComparer.Ordinal)
            .ThenBy(c => c.To, StringComparer.Ordinal)
            .ThenBy(c => c.Endpoint, StringComparer.Ordinal)
            .ToEquatableArray();

    private CallModel? CallOf(ClientCall call)
    {
        if (!_services.TryGetValue(call.Client, out var callee))
        {
            return null;
        }
        var endpoint = endpoints[callee].FirstOrDefault(e => e.Client?.Name == call.Method);
        return endpoint is null
            ? null
            : new()
            {
                From = services.OwnerOf(call.Path)?.Name ?? App,
                To = callee,
                Endpoint = endpoint.Name,
            };
    }
}
