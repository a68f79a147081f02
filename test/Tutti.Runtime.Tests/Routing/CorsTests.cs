using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Routing;

/// <summary>A middleware of ASP.NET Core's that looks at endpoints sees those of the app.</summary>
public sealed class CorsTests
{
    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task CorsHoldsForAnEndpointThatEnablesIt(Grouping grouping)
    {
        await using var host = await StartAsync(grouping);

        using var preflight = await SendAsync(host, HttpMethod.Options, "/shared");
        using var actual = await SendAsync(host, HttpMethod.Get, "/shared");
        using var other = await SendAsync(host, HttpMethod.Options, "/webhooks/events");

        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal("https://web.example", preflight.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("GET", preflight.Headers.GetValues("Access-Control-Allow-Methods").Single());
        Assert.Equal("https://web.example", actual.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("""{"value":"shared"}""", await actual.Content.ReadAsStringAsync());
        await ProblemBody.OfAsync(other, HttpStatusCode.MethodNotAllowed, "unimplemented");
    }

    private static Task<TestHost> StartAsync(Grouping grouping) =>
        TestHost.StartAsync(
            grouping,
            builder =>
                builder.Services.AddCors(options =>
                    options.AddPolicy("web", policy => policy.WithOrigins("https://web.example").WithMethods("GET"))
                ),
            use: app => app.UseCors()
        );

    private static async Task<HttpResponseMessage> SendAsync(TestHost host, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", "https://web.example");
        request.Headers.Add("Access-Control-Request-Method", "GET");
        return await host.Http.SendAsync(request);
    }
}
