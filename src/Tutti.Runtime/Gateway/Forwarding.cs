using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Tutti.Hosting;
using Tutti.Requests;

namespace Tutti.Gateway;

/// <summary>Maps, in a gateway, the public endpoints that other processes serve.</summary>
internal static class Forwarding
{
    public static void Map(EndpointMap map, AppRuntime app)
    {
        var elsewhere =
            from service in app.Application.Services
            where !app.Topology.Hosts(service.Name)
            from endpoint in service.Endpoints
            where RouteTable.IsPublic(endpoint.Info)
            select endpoint.Info;
        foreach (var info in elsewhere)
        {
            var forwarder = new Forwarder(info, app.Peers.Of(info.Service), app);
            // Who may call is decided where the endpoint runs, whatever the fallback policy of the host.
            map.Add(info, forwarder.HandleAsync).WithMetadata(new AllowAnonymousAttribute());
        }
    }
}
