using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Tutti.CompilerServices;

namespace Tutti.Requests;

/// <summary>Makes route endpoints of endpoints, with the metadata that ASP.NET Core and its middleware look for.</summary>
/// <param name="builder">Where they go.</param>
/// <param name="routes">All of the app's.</param>
/// <param name="leavesCors">Whether the middleware of ASP.NET Core looks at their attributes for CORS; it would be missed where it is not.</param>
internal sealed class EndpointMap(IEndpointRouteBuilder builder, RouteTable routes, bool leavesCors)
{
    /// <summary>Maps an endpoint that runs in this process. Private ones have no route: from outside they do not exist.</summary>
    public void Add(EndpointRuntime endpoint)
    {
        var info = endpoint.Info;
        if (!RouteTable.IsPublic(info))
        {
            return;
        }
        var handler = info.Raw
            ? new RawEndpoint(endpoint, builder.ServiceProvider).HandleAsync
            : (RequestDelegate)endpoint.HandleRequestAsync;
        var mapped = Add(info, handler);
        mapped.WithMetadata([.. leavesCors ? info.Metadata : info.Metadata.Where(item => item is not ICorsMetadata)]);
        mapped.WithMetadata(new TagsAttribute([info.Service, .. info.Tags]));
        if (info.Summary is { } summary)
        {
            mapped.WithMetadata(new EndpointSummaryAttribute(summary));
        }
        if (endpoint.Produces is { } produces)
        {
            mapped.WithMetadata(produces);
        }
    }

    /// <summary>Maps an endpoint's route to another handler.</summary>
    public IEndpointConventionBuilder Add(EndpointInfo info, RequestDelegate handler)
    {
        var mapped = builder.Map(RoutePatternFactory.Parse(info.Route!), handler);
        if (routes.MethodsOf(info) is { } methods)
        {
            var takesPreflight = leavesCors && info.Metadata.Any(item => item is ICorsMetadata);
            mapped.WithMetadata(new HttpMethodMetadata(methods, takesPreflight));
        }
        var name = $"{info.Service}.{info.Name}";
        mapped.WithMetadata(new EndpointNameMetadata(name), new TuttiEndpoint(info));
        mapped.WithDisplayName($"{name} ({string.Join(",", info.Methods)} {info.Route})");
        return mapped;
    }
}

/// <summary>Marks route endpoints that are Tutti's, for programs: cookie authentication refuses them by a status, not by leading to a login page.</summary>
/// <param name="Info">What the endpoint is.</param>
internal sealed record TuttiEndpoint(EndpointInfo Info) : IDisableCookieRedirectMetadata;
