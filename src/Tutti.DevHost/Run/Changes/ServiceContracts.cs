using Tutti.Model;

namespace Tutti.DevHost.Run.Changes;

/// <summary>What services have to agree on: who calls whom, and the types that are exchanged.</summary>
internal sealed class ServiceContracts(ApplicationModel model)
{
    private readonly Dictionary<string, ServiceModel> _services = model.Services.ToDictionary(
        service => service.Name,
        StringComparer.Ordinal
    );

    private readonly Dictionary<string, TypeModel> _types = model.Types.ToDictionary(
        type => type.Id,
        StringComparer.Ordinal
    );

    /// <summary>The services that some services call, and those that these call, and so on.</summary>
    public IReadOnlySet<string> CalledBy(IEnumerable<string> services)
    {
        var pending = new Stack<string>(services);
        var called = new HashSet<string>(StringComparer.Ordinal);
        while (pending.TryPop(out var caller))
        {
            var clients = _services.TryGetValue(caller, out var service) ? service.Clients : [];
            var callees = model.Calls.Where(call => call.From == caller).Select(call => call.To).Concat(clients);
            foreach (var callee in callees.Where(called.Add))
            {
                pending.Push(callee);
            }
        }
        return called;
    }

    /// <summary>The endpoints of a service.</summary>
    public EquatableArray<EndpointModel> EndpointsOf(string service) =>
        _services.TryGetValue(service, out var found) ? found.Endpoints : [];

    /// <summary>The endpoints that a gateway has routes for.</summary>
    public IEnumerable<(string Service, EndpointModel Endpoint)> PublicEndpoints() =>
        from service in model.Services
        from endpoint in service.Endpoints
        where endpoint.Public
        select (service.Name, endpoint);

    /// <summary>The types that a service's endpoints take and give, directly or within others.</summary>
    public IReadOnlyDictionary<string, TypeModel> TypesOf(string service)
    {
        var found = new Dictionary<string, TypeModel>(StringComparer.Ordinal);
        var pending = new Stack<TypeReference?>();
        foreach (var endpoint in EndpointsOf(service))
        {
            pending.Push(endpoint.Response);
            endpoint.Request.ToList().ForEach(member => pending.Push(member.Type));
        }
        while (pending.TryPop(out var reference))
        {
            if (reference is null)
            {
                continue;
            }
            pending.Push(reference.Item);
            pending.Push(reference.Key);
            if (reference.Id is { } id && _types.TryGetValue(id, out var type) && found.TryAdd(id, type))
            {
                type.Members.ToList().ForEach(member => pending.Push(member.Type));
            }
        }
        return found;
    }
}
