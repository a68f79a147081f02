using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tutti.Support;
using Tutti.Testing;
using UrlShortener.Urls;

namespace Tutti.Examples.Tests.UrlShortener;

public sealed class UrlShortenerTests
{
    public UrlShortenerTests() => Needs.Postgres();

    public static TheoryData<TestGrouping> Groupings => [.. Enum.GetValues<TestGrouping>()];

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task ShortenedUrlIsFoundByItsId(TestGrouping grouping)
    {
        await using var app = await TestApp.StartAsync<UrlService>(test => test.Grouping = grouping);

        using var answer = await app.Http.PostAsJsonAsync("/url", new { url = "https://example.com/a?b=c" });
        var shortened = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal(["id", "url"], shortened.Select(member => member.Key));
        Assert.Matches("^[A-Za-z0-9_-]{8}$", (string)shortened["id"]!);
        Assert.Equal(
            shortened.ToJsonString(),
            (await app.Http.GetFromJsonAsync<JsonObject>($"/url/{shortened["id"]}"))!.ToJsonString()
        );
    }

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task UnknownIdIsNotFound(TestGrouping grouping)
    {
        await using var app = await TestApp.StartAsync<UrlService>(test => test.Grouping = grouping);

        using var answer = await app.Http.GetAsync("/url/nothing'; drop table url; --");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("not_found", (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]);
        Assert.Empty((await app.Client<IUrlClient>().ListAsync()).Urls);
    }

    [Fact]
    public async Task AllUrlsAreForOtherServicesAlone()
    {
        await using var app = await TestApp.StartAsync<UrlService>();
        var one = await app.Client<IUrlClient>().ShortenAsync(new ShortenUrl("https://example.com/1"));
        var other = await app.Client<IUrlClient>().ShortenAsync(new ShortenUrl("https://example.com/2"));

        using var outside = await app.Http.GetAsync("/url");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, outside.StatusCode);
        var all = await app.Client<IUrlClient>().ListAsync();
        Assert.Equal(
            new[] { one, other }.OrderBy(url => url.Id, StringComparer.Ordinal),
            all.Urls.OrderBy(url => url.Id, StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task EachTestHasADatabaseOfItsOwn()
    {
        await using var one = await TestApp.StartAsync<UrlService>();
        await using var other = await TestApp.StartAsync<UrlService>();

        var url = await one.Client<IUrlClient>().ShortenAsync(new ShortenUrl("https://example.com"));

        Assert.Equal(url, await one.Client<IUrlClient>().GetAsync(url.Id));
        Assert.Empty((await other.Client<IUrlClient>().ListAsync()).Urls);
    }

    [Fact]
    public async Task DatabaseOfTheAppCanBeLookedInto()
    {
        await using var app = await TestApp.StartAsync<UrlService>();
        await app.Client<IUrlClient>().ShortenAsync(new ShortenUrl("https://example.com"));

        Assert.Equal(1, await app.Get<UrlDb>().ExecuteScalarAsync<long>("select count(*) from url"));
    }
}
