using System.Net;
using Tutti.Support;
using Tutti.Testing;
using Uptime.Monitors;
using Uptime.Sites;

namespace Tutti.Examples.Tests.Uptime;

public sealed class UptimeTests
{
    public UptimeTests() => Needs.Postgres();

    public static TheoryData<TestGrouping> Groupings => [.. Enum.GetValues<TestGrouping>()];

    [Theory]
    [MemberData(nameof(Groupings))]
    public async Task SitesAreLookedAtAndTheirStatusKept(TestGrouping grouping)
    {
        await using var watched = await TestApp.StartAsync<SiteService>();
        await using var app = await TestApp.StartAsync<SiteService>(test =>
        {
            test.Grouping = grouping;
            test.Time = new StandingClock();
        });
        var up = await app.Client<ISiteClient>().AddAsync(new AddSite(new Uri(watched.Address, "/site").ToString()));
        var down = await app.Client<ISiteClient>().AddAsync(new AddSite(new Uri(watched.Address, "/gone").ToString()));

        await app.Client<IMonitorClient>().CheckAllAsync();

        Assert.Equal(
            [new(up.Id, true, StandingClock.Now), new SiteStatus(down.Id, false, StandingClock.Now)],
            (await app.Client<IMonitorClient>().StatusAsync()).Sites
        );
    }

    [Fact]
    public async Task SiteIsAddedOnce()
    {
        await using var app = await TestApp.StartAsync<SiteService>();
        var sites = app.Client<ISiteClient>();
        var site = await sites.AddAsync(new AddSite("example.com"));

        var refusal = await Assert.ThrowsAsync<ProblemException>(() => sites.AddAsync(new AddSite("example.com")));

        Assert.True(site.Id > 0);
        Assert.Equal(ProblemCode.AlreadyExists, refusal.Code);
        Assert.Equal([site], (await sites.ListAsync()).Sites);
    }

    [Fact]
    public async Task DeletedSiteIsGone()
    {
        await using var app = await TestApp.StartAsync<SiteService>();
        var sites = app.Client<ISiteClient>();
        var site = await sites.AddAsync(new AddSite("example.com"));

        using var answer = await app.Http.DeleteAsync($"/site/{site.Id}");

        Assert.True(answer.IsSuccessStatusCode);
        var refusal = await Assert.ThrowsAsync<ProblemException>(() => sites.GetAsync(site.Id));
        Assert.Equal(ProblemCode.NotFound, refusal.Code);
    }

    [Fact]
    public async Task ThereAreTwentySitesAtMost()
    {
        await using var app = await TestApp.StartAsync<SiteService>();
        var sites = app.Client<ISiteClient>();
        for (var i = 0; i < 20; i++)
        {
            await sites.AddAsync(new AddSite($"example.com/{i}"));
        }

        var refusal = await Assert.ThrowsAsync<ProblemException>(() => sites.AddAsync(new AddSite("example.com")));

        Assert.Equal("There are 20 sites already; remove one first.", refusal.Message);
    }

    [Fact]
    public async Task AddressIsPingedWithoutBeingAdded()
    {
        await using var watched = await TestApp.StartAsync<SiteService>();
        await using var app = await TestApp.StartAsync<SiteService>();

        Assert.True((await app.Client<IMonitorClient>().PingAsync($"{watched.Address}site")).Up);
        Assert.False((await app.Client<IMonitorClient>().PingAsync($"{watched.Address}gone")).Up);
        Assert.False((await app.Client<IMonitorClient>().PingAsync("localhost:1")).Up);
        using var answer = await app.Http.GetAsync($"/ping/{watched.Address}site");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private sealed class StandingClock : TimeProvider
    {
        public static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
