using MyApp.Hello;
using Tutti.Testing;
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
    public async Task OtherServicesCallIt()
    {
        await using var app = await TestApp.StartAsync<HelloService>();

        var greeting = await app.Client<IHelloClient>().HelloAsync("Ada", TestContext.Current.CancellationToken);

        Assert.Contains("Ada", greeting.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheAppGreetsOverHttp()
    {
        await using var app = await TestApp.StartAsync<HelloService>();

        var answer = await app.Http.GetStringAsync("/hello/Ada", TestContext.Current.CancellationToken);

        Assert.Contains("Ada", answer, StringComparison.Ordinal);
    }
}
