using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>HTTP/2 without TLS, which both sides have to know of.</summary>
internal static class Http2
{
    public static void Only(WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(server =>
            server.ConfigureEndpointDefaults(listener => listener.Protocols = HttpProtocols.Http2)
        );

    public static HttpClient Client(TestHost host) =>
        new()
        {
            BaseAddress = host.Address,
            DefaultRequestVersion = new Version(2, 0),
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
}
