using TrelloClone.Usr.Users;
using Tutti.Examples.Tests.Support;
using Tutti.Examples.Tests.Trello;
using Tutti.Support;
using Tutti.Testing;

[assembly: AssemblyFixture(typeof(TrelloTogether))]
[assembly: AssemblyFixture(typeof(TrelloSerialised))]
[assembly: AssemblyFixture(typeof(TrelloApart))]

namespace Tutti.Examples.Tests.Trello;

/// <summary>The example trello, and what its tests do again and again.</summary>
public abstract class TrelloApp(TestGrouping grouping) : IAsyncLifetime
{
    private TestApp? _app;
    private ExampleApi? _api;
    private int _users;

    public ExampleApi Api
    {
        get
        {
            // Here, and not where it is started: what a fixture lacks would not be skipped, but fail.
            Needs.Postgres();
            return _api!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Needs.HasPostgres)
        {
            _app = await TestApp.StartAsync<UserService>(test => test.Grouping = grouping);
            _api = new ExampleApi(_app.Address);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
        GC.SuppressFinalize(this);
    }

    /// <summary>What the classes of a service get injected.</summary>
    public T Get<T>(string service)
        where T : notnull
    {
        Needs.Postgres();
        return _app!.Get<T>(service);
    }

    /// <summary>Signs a new user up.</summary>
    public async Task<int> UserAsync()
    {
        var number = Interlocked.Increment(ref _users);
        var answer = await Api.SendAsync(
            "POST /users",
            body: new { name = "Somebody", email = $"{number}@example.com" }
        );
        return (int)answer.Success()["id"]!;
    }

    /// <summary>Founds an organisation.</summary>
    public async Task<int> OrgAsync(int founder) =>
        (int)(await Api.SendAsync("POST /orgs", founder, new { name = "Engines" })).Success()["id"]!;

    /// <summary>Creates a board.</summary>
    public async Task<int> BoardAsync(int orgId, int actor, string name = "Roadmap") =>
        (int)(await Api.SendAsync("POST /boards", actor, new { orgId, name })).Success()["id"]!;

    /// <summary>Creates a card.</summary>
    public async Task<int> CardAsync(int boardId, int actor, string column, string title = "Something to do") =>
        (int)(await Api.SendAsync($"POST /boards/{boardId}/cards", actor, new { column, title })).Success()["id"]!;

    /// <summary>Gives the ids of the cards in a column, from top to bottom.</summary>
    public async Task<IReadOnlyList<int>> ColumnAsync(int boardId, int actor, string column)
    {
        var board = (await Api.SendAsync($"GET /boards/{boardId}", actor)).Success();
        var found = board["columns"]!.AsArray().Single(c => (string?)c!["name"] == column)!;
        return [.. found["cards"]!.AsArray().Select(card => (int)card!["id"]!)];
    }
}

/// <summary>All in one process, calling each other directly.</summary>
public sealed class TrelloTogether() : TrelloApp(TestGrouping.Together);

/// <summary>All in one process, but what a call passes is written and read.</summary>
public sealed class TrelloSerialised() : TrelloApp(TestGrouping.Serialised);

/// <summary>Each service in a host of its own, behind a gateway.</summary>
public sealed class TrelloApart() : TrelloApp(TestGrouping.Apart);
