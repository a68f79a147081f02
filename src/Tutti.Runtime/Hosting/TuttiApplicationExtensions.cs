using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Gateway;
using Tutti.Hosting;
using Tutti.Requests;
using Tutti.ServiceCalls;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints of a Tutti app.</summary>
public static class TuttiApplicationExtensions
{
    /// <summary>
    /// Maps one route endpoint for each public endpoint of the app, and <c>/healthz</c> and <c>/readyz</c>. Authentication, CORS, rate limits and
    /// whatever else looks at endpoints sees them like any other.
    /// </summary>
    /// <param name="app">The host, on whose builder <see cref="TuttiBuilderExtensions.AddTutti(WebApplicationBuilder, Action{Tutti.TuttiOptions}?)"/> was called.</param>
    /// <returns>The host.</returns>
    /// <exception cref="InvalidOperationException">The app cannot start; the message says all that is wrong, and what to do.</exception>
    public static WebApplication MapTutti(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var runtime =
            app.Services.GetService<AppRuntime>()
            ?? throw new InvalidOperationException("Call builder.AddTutti() before the host is built.");
        AppBuild.Run(runtime);
        app.Services.GetService<HostCalls>()?.Start(runtime, app.Services.GetRequiredService<IHttpContextAccessor>());
        var routes = new RouteTable(runtime.Application);
        var map = new EndpointMap(app, routes, leavesCors: app.Services.GetService<GeneratedMain>() is null);
        foreach (var endpoint in runtime.Endpoints)
        {
            map.Add(endpoint);
        }
        if (runtime.Topology.Self.IsGateway)
        {
            Forwarding.Map(map, runtime);
        }
        HealthEndpoints.Map(app, routes);
        return app;
    }
}
