using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Errors;
using Tutti.Requests;

namespace Tutti.Hosting;

/// <summary>Answers those who watch the process: <c>/healthz</c> while it is alive, <c>/readyz</c> while it takes requests.</summary>
internal static class HealthEndpoints
{
    private const string Health = "/healthz";
    private const string Ready = "/readyz";

    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps both, but for what the app has of its own.</summary>
    public static void Map(IEndpointRouteBuilder builder, RouteTable routes)
    {
        var readiness = builder.ServiceProvider.GetRequiredService<Readiness>();
        Map(builder, routes, Health, http => WriteAsync(http, "alive"));
        Map(
            builder,
            routes,
            Ready,
            http =>
                readiness.IsReady
                    ? WriteAsync(http, "ready")
                    : ProblemResponse.WriteAsync(http, Problem.Unavailable("The process is starting or stopping."))
        );
    }

    private static void Map(IEndpointRouteBuilder builder, RouteTable routes, string route, RequestDelegate handler)
    {
        if (!routes.Has(route, HttpMethods.Get) && !routes.Has(route, "*"))
        {
            builder
                .MapMethods(route, s_methods, handler)
                .WithMetadata(new AllowAnonymousAttribute(), new ExcludeFromDescriptionAttribute())
                .WithDisplayName(route);
        }
    }

    private static Task WriteAsync(HttpContext http, string status)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = ResponseBody.Json;
        return http.Response.WriteAsync($$"""{"status":"{{status}}"}""");
    }
}
