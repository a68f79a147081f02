using MyApp.Hello;
using Xunit;

namespace MyApp.Tests;

public sealed class HelloTests
{
    [Fact]
    public void AServiceIsAClassLikeAnyOther()
    {
        var service = new HelloService();

        Assert.Equal("Hello, Ada!", service.Hello("Ada").Message);
    }

    [Fact]
    public async Task TheAppGreetsOverHttp()
    {
        await using var app = await RunningApp.StartAsync();

        var answer = await app.Http.GetStringAsync("/hello/Ada", TestContext.Current.CancellationToken);

        Assert.Equal("""{"message":"Hello, Ada!"}""", answer);
    }
}
