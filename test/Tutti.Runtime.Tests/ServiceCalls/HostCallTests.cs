using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Runtime.Tests.App.Guarded;
using Tutti.Runtime.Tests.App.Ledger;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.ServiceCalls;

/// <summary>Calls from the host's own code, which belongs to no service.</summary>
public sealed class HostCallTests
{
    [Theory]
    [InlineData(Grouping.Together, "Test ann user", HttpStatusCode.OK, """{"text":"entered"}""")]
    [InlineData(Grouping.Apart, "Test ann user", HttpStatusCode.OK, """{"text":"entered"}""")]
    [InlineData(Grouping.Together, null, HttpStatusCode.Unauthorized, "\"code\":\"unauthenticated\"")]
    [InlineData(Grouping.Apart, null, HttpStatusCode.Unauthorized, "\"code\":\"unauthenticated\"")]
    public async Task UserOfTheRequestIsTheUserOfTheCall(
        Grouping grouping,
        string? authorization,
        HttpStatusCode status,
        string answer
    )
    {
        await using var host = await StartAsync(grouping);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/host/enter");
        request.Headers.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);

        using var response = await host.Http.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(answer, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task CallsWorkOutsideOfRequests(Grouping grouping)
    {
        await using var host = await StartAsync(grouping);
        var ledger = host.Gateway.Services.GetRequiredService<ILedgerClient>();

        Assert.Equal(new Sum(5), await ledger.AddAsync(2, 3));
    }

    [Fact]
    public async Task CallBeforeMappingSaysWhatIsMissing()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddTutti(TestHost.Assembly);
        await using var app = builder.Build();
        var ledger = app.Services.GetRequiredService<ILedgerClient>();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.AddAsync(2, 3));

        Assert.Contains("Call app.MapTutti() first.", exception.Message, StringComparison.Ordinal);
    }

    private static Task<TestHost> StartAsync(Grouping grouping) =>
        TestHost.StartAsync(
            grouping,
            builder => builder.Services.AddProblemDetails(),
            use: app =>
            {
                app.UseExceptionHandler();
                app.MapGet("/host/enter", (IGuardedClient guarded) => guarded.EnterAsync());
            }
        );
}
