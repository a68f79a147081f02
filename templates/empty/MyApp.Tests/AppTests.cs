using System.Net;
using Xunit;

namespace MyApp.Tests;

public sealed class AppTests
{
    [Fact]
    public async Task TheAppStarts()
    {
        await using var app = await RunningApp.StartAsync();

        using var response = await app.Http.GetAsync("/healthz", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
