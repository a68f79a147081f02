using System.Net;
using Microsoft.Extensions.Logging;
using Tutti.Runtime.Tests.App.Trouble;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Errors;

public sealed class DeadlineTests(SharedHosts hosts)
{
    [Theory]
    [InlineData("/trouble/slow", Grouping.Together)]
    [InlineData("/trouble/slow", Grouping.Apart)]
    [InlineData("/trouble/deaf", Grouping.Together)]
    [InlineData("/trouble/deaf", Grouping.Apart)]
    [InlineData("/trouble/deaf-raw", Grouping.Together)]
    [InlineData("/trouble/deaf-raw", Grouping.Apart)]
    [InlineData("/shop/wait-hurried/hurried", Grouping.Together)]
    [InlineData("/shop/wait-hurried/hurried", Grouping.Apart)]
    [InlineData("/shop/wait-deaf", Grouping.Together)]
    [InlineData("/shop/wait-deaf", Grouping.Apart)]
    public async Task TheAnswerComesWhenTheTimeIsOver(string path, Grouping grouping)
    {
        var host = hosts.Of(grouping);

        using var response = await host.Http.GetAsync(path);

        await ProblemBody.OfAsync(response, HttpStatusCode.GatewayTimeout, "deadline_exceeded");
        await host.AssertHealthyAsync();
    }

    [Fact]
    public async Task AFailureAfterTheAnswerIsLogged()
    {
        await using var host = await TestHost.StartAsync();
        Gate.Shared.Close("deaf");
        using var response = await host.Http.GetAsync("/trouble/deaf");
        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);

        Gate.Shared.Fail("deaf");
        Gate.Shared.Close("deaf");

        var entry = await host.Log.WaitForAsync(e =>
            e.Text.Contains("after its caller had been answered", StringComparison.Ordinal)
        );
        Assert.Equal(LogLevel.Warning, entry.Level);
        Assert.Contains("trouble.Deaf", entry.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task TheAppMaySayHowLongEverythingTakes(Grouping grouping)
    {
        await using var host = await TestHost.StartAsync(
            grouping,
            builder => builder.Configuration["Tutti:Timeout"] = "00:00:00.200"
        );

        using var response = await host.Http.GetAsync($"/shop/wait/too-long-{grouping}");

        await ProblemBody.OfAsync(response, HttpStatusCode.GatewayTimeout, "deadline_exceeded");
    }

    [Fact]
    public async Task AnEndpointMayTakeAnyTime()
    {
        await using var host = await TestHost.StartAsync(
            Grouping.Together,
            builder => builder.Configuration["Tutti:Timeout"] = "00:00:00.050"
        );
        Gate.Shared.Close("unbounded");

        var answer = host.Http.GetStringAsync("/trouble/unbounded");
        // When this one has run out of time, the other would have too.
        using var timed = await host.Http.GetAsync("/shop/wait/longer-than-the-others");
        Assert.Equal(HttpStatusCode.GatewayTimeout, timed.StatusCode);
        Gate.Shared.Open("unbounded");

        Assert.Equal("""{"text":"done"}""", await answer);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task ACalleeHasATimeOfItsOwn(Grouping grouping)
    {
        var body = await hosts.Of(grouping).Http.GetStringAsync("/shop/wait-shortly");

        Assert.Contains("\"code\":\"DeadlineExceeded\"", body, StringComparison.Ordinal);
    }
}
