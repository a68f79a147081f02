using TrelloClone.Premium.Payments;
using TrelloClone.Premium.Subscriptions;
using TrelloClone.Usr.Orgs;
using TrelloClone.Usr.Users;
using Tutti.Support;

namespace Tutti.Testing.Tests;

public sealed class ReplacementTests
{
    public ReplacementTests() => Needs.Postgres();

    [Theory]
    [MemberData(nameof(GroupingTests.Groupings), MemberType = typeof(GroupingTests))]
    public async Task ServiceIsReplacedForThoseWhoCallIt(TestGrouping grouping)
    {
        var payments = new GenerousPayments();
        await using var app = await TestApp.StartAsync<UserService>(test =>
        {
            test.Grouping = grouping;
            test.Replace<IPaymentClient>(payments);
        });
        var ada = await app.Client<IUserClient>().CreateAsync(new CreateUser("Ada", "ada@example.com"));
        var org = await app.Client<IOrgClient>().CreateAsync(ada.Id, new CreateOrg("Engines"));

        var upgraded = await app.Client<ISubscriptionClient>()
            .UpgradeAsync(org.Id, ada.Id, new UpgradePlan(Plan.Team, "4000000000000002"));

        Assert.Equal("free of charge", upgraded.Receipt!.Reference);
        Assert.Equal(["org-1-Team"], payments.Asked);
    }

    [Fact]
    public async Task DependencyIsReplacedWhereverItIsRegistered()
    {
        await using var other = await TestApp.StartAsync<UserService>();
        var grace = await other.Client<IUserClient>().CreateAsync(new CreateUser("Grace", "grace@example.com"));
        var org = await other.Client<IOrgClient>().CreateAsync(grace.Id, new CreateOrg("Engines"));
        var store = other.Get<OrgStore>();
        await using var app = await TestApp.StartAsync<UserService>(test => test.Replace(store));

        Assert.Equal("Engines", (await app.Client<IOrgClient>().GetAsync(org.Id, grace.Id)).Name);
        Assert.Same(store, app.Get<OrgStore>());
    }

    [Fact]
    public async Task ClockOfTheAppIsTheOneThatItIsGiven()
    {
        var noon = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
        await using var app = await TestApp.StartAsync<UserService>(test => test.Time = new StandingClock(noon));

        var receipt = await app.Client<IPaymentClient>().ChargeAsync(new ChargeCard("mine", 1, "4242424242424242"));

        Assert.Equal(noon, receipt.PaidAt);
    }

    [Fact]
    public async Task FakeForWhatNobodyHasIsRefused()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            TestApp.StartAsync<UserService>(test => test.Replace<IFormattable>(1))
        );

        Assert.Contains("System.IFormattable", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DependencyThatSeveralServicesHaveIsAskedForWithTheServicesName()
    {
        await using var app = await TestApp.StartAsync<UserService>();

        var refusal = Assert.Throws<InvalidOperationException>(() => app.Get<TimeProvider>());

        Assert.Contains("board, card, org", refusal.Message, StringComparison.Ordinal);
        Assert.Same(TimeProvider.System, app.Get<TimeProvider>("org"));
    }

    private sealed class GenerousPayments : IPaymentClient
    {
        public List<string> Asked { get; } = [];

        public Task<Receipt> ChargeAsync(ChargeCard request, CancellationToken cancellationToken = default)
        {
            Asked.Add(request.Reference);
            return Task.FromResult(new Receipt(1, "free of charge", 0, DateTimeOffset.UnixEpoch));
        }
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
