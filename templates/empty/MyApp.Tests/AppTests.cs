using System.Net;
using System.Reflection;
using Tutti.Testing;
using Xunit;

namespace MyApp.Tests;

public sealed class AppTests
{
    [Fact]
    public async Task TheAppStarts()
    {
        await using var app = await TestApp.StartAsync(Assembly.Load("MyApp"));

        using var response = await app.Http.GetAsync("/healthz", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
