using MyApp.Hello;
using Xunit;

namespace MyApp.Tests;

public sealed class HelloTests
{
    [Fact]
    public void AServiceIsAClassLikeAnyOther()
    {
        var service = new HelloService();

        Assert.Contains("Ada", service.Hello("Ada").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheAppGreetsOverHttp()
    {
        await using var app = await RunningApp.StartAsync();

        var answer = await app.Http.GetStringAsync("/hello/Ada", TestContext.Current.CancellationToken);

        Assert.Contains("Ada", answer, StringComparison.Ordinal);
    }
}
