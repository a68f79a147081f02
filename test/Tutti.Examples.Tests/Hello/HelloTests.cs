namespace Tutti.Examples.Tests.Hello;

/// <summary>The example hello, started in one way or the other.</summary>
public abstract class HelloTests(HelloApp app)
{
    [Fact]
    public async Task HelloGreetsPolitely() =>
        (await app.Api.SendAsync("GET /hello/World")).Is("""{"message":"Hello, World!"}""");

    [Fact]
    public async Task YoGreetsLikeAFriend() =>
        (await app.Api.SendAsync("GET /yo/World")).Is("""{"message":"Yo, World!"}""");

    [Fact]
    public async Task NamesAreDecoded() =>
        (await app.Api.SendAsync("GET /hello/J%C3%BCrgen%20M.")).Is("""{"message":"Hello, J\u00FCrgen M.!"}""");

    [Fact]
    public async Task UnknownRoutesAreNotFound() => (await app.Api.SendAsync("GET /hi/World")).Fails(404, "not_found");

    [Fact]
    public async Task OtherMethodsAreRefusedWithThoseThatExist()
    {
        var answer = await app.Api.SendAsync("DELETE /hello/World");
        answer.Fails(405, "unimplemented");
        Assert.Contains("GET", answer.Allow, StringComparison.Ordinal);
    }
}

public sealed class HelloTogetherTests(HelloTogether app) : HelloTests(app)
{
    [Fact]
    public void OneProcessHostsTheService() => Assert.Equal(["hello"], app.Processes.Values.Single());
}

public sealed class HelloApartTests(HelloApart app) : HelloTests(app)
{
    [Fact]
    public void TheServiceHasAProcessOfItsOwnBehindAGateway()
    {
        Assert.Equal(2, app.Processes.Count);
        Assert.Single(app.Processes.Values, services => services.SequenceEqual(["hello"]));
        Assert.Single(app.Processes.Values, services => services.Length == 0);
    }
}
