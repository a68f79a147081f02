using Tutti.CodeFixes.Routing;
using Tutti.CodeFixes.Tests.Harness;
using Tutti.Generators.Routing;

namespace Tutti.CodeFixes.Tests.Routing;

public sealed class RouteFixTests
{
    [Theory]
    [InlineData("hello", "/hello")]
    [InlineData("/hello/", "/hello")]
    [InlineData("/a//b", "/a/b")]
    [InlineData("~/hello", "/hello")]
    [InlineData("//a//b/", "/a/b")]
    [InlineData("https://example.com/hello", "/hello")]
    [InlineData("/users/{id:int}", "/users/{id}")]
    [InlineData("/users/{id:regex(^\\\\d{{1,3}}$)}", "/users/{id}")]
    [InlineData("/users/{id=5}", "/users/{id}")]
    [InlineData("/users/{id?}", "/users/{id}")]
    [InlineData("/users/:id", "/users/{id}")]
    [InlineData("/files/{**path}", "/files/{*path}")]
    [InlineData("/files/*path", "/files/{*path}")]
    [InlineData("/files/*", "/files/{*rest}")]
    [InlineData("/search?q={q}", "/search")]
    [InlineData("/my page", "/my-page")]
    [InlineData("\\\\a\\\\b", "/a/b")]
    [InlineData("", "/")]
    public void MalformedRouteIsCorrected(string route, string corrected)
    {
        Assert.False(RouteTemplate.Parse(route).IsValid);
        Assert.Equal(corrected, RouteCorrection.Of(route));
        Assert.True(RouteTemplate.Parse(corrected).IsValid);
    }

    [Theory]
    [InlineData("/v{version}")]
    [InlineData("/files/{*path}/x")]
    [InlineData("/{id}/{id}")]
    [InlineData("/a/../b")]
    public async Task RouteThatNobodyCanGuessHasNoFix(string route)
    {
        var project = IdeProject.Open(Shop.Project($"[Get(\"{route}\")]\npublic string One(int id) => \"\";"));
        Assert.Empty(await Repair.OffersAsync(project, "TUT0026"));
    }

    [Theory]
    [InlineData("\"hello/{id:int}/\"", "/hello/{id}")]
    [InlineData("@\"\\hello\\{id}\"", "/hello/{id}")]
    public Task RouteIsWrittenAsItMustBe(string before, string after) =>
        Shop.VerifyAsync(
            "TUT0026",
            $"Change the route to \"{after}\"",
            $"[Get({before}, Public = true)]\npublic string One(int id) => \"\";",
            $"[Get(\"{after}\", Public = true)]\npublic string One(int id) => \"\";"
        );

    [Theory]
    [InlineData("Change {nmae} to {name}", "{name}", "string name, CancellationToken ct")]
    [InlineData("Add the parameter 'string nmae'", "{nmae}", "string name, string nmae, CancellationToken ct")]
    public Task RouteParameterThatNothingReadsIsRenamedOrTaken(string title, string segment, string parameters) =>
        Shop.VerifyAsync(
            "TUT0028",
            title,
            "[Get(\"/hello/{nmae}\")]\npublic string One(string name, CancellationToken ct) => \"\";",
            $"[Get(\"/hello/{segment}\")]\npublic string One({parameters}) => \"\";"
        );

    [Fact]
    public Task RouteParameterIsAddedToAnEmptyList() =>
        Shop.VerifyAsync(
            "TUT0028",
            "Add the parameter 'string rest'",
            "[Get(\"/files/{*rest}\")]\npublic string One() => \"\";",
            "[Get(\"/files/{*rest}\")]\npublic string One(string rest) => \"\";"
        );
}
