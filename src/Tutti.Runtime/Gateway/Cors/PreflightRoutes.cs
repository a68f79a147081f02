using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Tutti.CompilerServices;
using Tutti.Requests;

namespace Tutti.Gateway.Cors;

/// <summary>Finds the endpoint that a browser asks about before it sends a request.</summary>
internal sealed class PreflightRoutes
{
    private readonly RouteTable _table;
    private readonly RequestDelegate _route;

    public PreflightRoutes(GeneratedApplication application, IServiceProvider host)
    {
        _table = new RouteTable(application);
        var pipeline = new ApplicationBuilder(host);
        pipeline.UseRouting();
        var builder = pipeline.Properties.Values.OfType<IEndpointRouteBuilder>().Single();
        builder.DataSources.Add(new Source(application, _table));
        pipeline.Run(_ => Task.CompletedTask);
        _route = pipeline.Build();
    }

    /// <summary>The endpoint; none if there is none, or the app answers such questions itself.</summary>
    public async Task<EndpointInfo?> FindAsync(HttpContext http)
    {
        await _route(http);
        var info = http.GetEndpoint()?.Metadata.GetMetadata<TuttiEndpoint>()?.Info;
        // The request may have to find its real endpoint yet.
        http.SetEndpoint(null);
        http.Features.Set<IRouteValuesFeature>(null);
        return info is null || info.Methods.Contains("*") || _table.Has(info.Route!, HttpMethods.Options) ? null : info;
    }

    private sealed class Source(GeneratedApplication application, RouteTable table) : EndpointDataSource
    {
        private IReadOnlyList<Endpoint>? _endpoints;

        public override IReadOnlyList<Endpoint> Endpoints => _endpoints ??= [.. Create()];

        public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

        private IEnumerable<Endpoint> Create() =>
            from service in application.Services
            from endpoint in service.Endpoints
            where RouteTable.IsPublic(endpoint.Info)
            select Create(endpoint.Info);

        private RouteEndpoint Create(EndpointInfo info)
        {
            var pattern = RoutePatternFactory.Parse(info.Route!);
            var made = new RouteEndpointBuilder(_ => Task.CompletedTask, pattern, order: 0);
            made.Metadata.Add(new TuttiEndpoint(info));
            if (table.MethodsOf(info) is { } methods)
            {
                made.Metadata.Add(new HttpMethodMetadata(methods, acceptCorsPreflight: true));
            }
            return (RouteEndpoint)made.Build();
        }
    }
}
