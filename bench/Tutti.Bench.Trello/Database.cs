using Npgsql;

namespace Tutti.Bench.Trello;

/// <summary>A pool of connections to one database; the configuration says where it is.</summary>
internal abstract class Database(IConfiguration configuration, string name) : IAsyncDisposable
{
    public NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create(configuration.GetConnectionString(name)!);

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}

/// <summary>Users, and the organisations that they belong to.</summary>
internal sealed class UsrDb(IConfiguration configuration) : Database(configuration, "usr");

/// <summary>Boards, and the cards on them.</summary>
internal sealed class TrelloDb(IConfiguration configuration) : Database(configuration, "trello");

/// <summary>What organisations have paid for.</summary>
internal sealed class SubscriptionDb(IConfiguration configuration) : Database(configuration, "subscription");
