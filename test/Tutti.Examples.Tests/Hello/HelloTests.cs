using Hello;
using Tutti.Examples.Tests.Support;
using Tutti.Testing;

namespace Tutti.Examples.Tests.Hello;

/// <summary>The example hello, in each grouping.</summary>
public sealed class HelloTests
{
    public static TheoryData<TestGrouping> Groupings => [.. Enum.GetValues<TestGrouping>()];

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task HelloGreetsPolitely(TestGrouping grouping) =>
        (await AskAsync(grouping, "GET /hello/World")).Is("""{"message":"Hello, World!"}""");

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task YoGreetsLikeAFriend(TestGrouping grouping) =>
        (await AskAsync(grouping, "GET /yo/World")).Is("""{"message":"Yo, World!"}""");

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task NamesAreDecoded(TestGrouping grouping) =>
        (await AskAsync(grouping, "GET /hello/J%C3%BCrgen%20M.")).Is("""{"message":"Hello, J\u00FCrgen M.!"}""");

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task UnknownRoutesAreNotFound(TestGrouping grouping) =>
        (await AskAsync(grouping, "GET /hi/World")).Fails(404, "not_found");

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task OtherMethodsAreRefusedWithThoseThatExist(TestGrouping grouping)
    {
        var answer = await AskAsync(grouping, "DELETE /hello/World");

        answer.Fails(405, "unimplemented");
        Assert.Contains("GET", answer.Allow, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherServicesGetTheSameGreetings()
    {
        await using var app = await TestApp.StartAsync<HelloService>();

        Assert.Equal(new Greeting("Hello, World!"), await app.Client<IHelloClient>().HelloAsync("World"));
        Assert.Equal(new Greeting("Yo, World!"), await app.Client<IHelloClient>().YoAsync("World"));
    }

    private static async Task<Answer> AskAsync(TestGrouping grouping, string request)
    {
        await using var app = await TestApp.StartAsync<HelloService>(test => test.Grouping = grouping);
        using var api = new ExampleApi(app.Address);
        return await api.SendAsync(request);
    }
}
