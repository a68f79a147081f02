using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Runtime.Tests.App.Values;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Routing;

public sealed class MetadataTests(SharedHosts hosts)
{
    [Fact]
    public void AnEndpointIsARouteEndpointWithStandardMetadata()
    {
        var endpoint = Find("values.Events");

        Assert.Equal("/webhooks/events", endpoint.RoutePattern.RawText);
        Assert.Equal(["GET", "HEAD"], endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods);
        Assert.Equal(["values"], endpoint.Metadata.GetMetadata<ITagsMetadata>()!.Tags);
        var produces = endpoint.Metadata.GetMetadata<IProducesResponseTypeMetadata>()!;
        Assert.Equal(typeof(Box<string>), produces.Type);
        Assert.Equal(["application/json"], produces.ContentTypes);
    }

    [Fact]
    public void AttributesOfClassAndMethodAreMetadata()
    {
        var endpoint = Find("guarded.Admin");

        Assert.Equal(
            [null, "admin"],
            endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Roles)
        );
    }

    [Fact]
    public void WhatIsPrivateHasNoRoute() => Assert.DoesNotContain(All(), e => e.RoutePattern.RawText == "/private");

    private RouteEndpoint Find(string name) =>
        All().Single(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == name);

    private IEnumerable<RouteEndpoint> All() =>
        hosts
            .Of(Grouping.Together)
            .Gateway.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>();
}
