using Npgsql;

namespace Tutti.Bench.Trello;

internal interface ISubscriptions
{
    Task<int> BoardLimitAsync(int orgId, CancellationToken cancellationToken);
}

/// <summary>The subscriptions: everybody has the free one, for the benchmark buys none.</summary>
internal sealed class Subscriptions(SubscriptionDb db) : ISubscriptions
{
    private const int FreeBoards = 2;

    public static void Map(WebApplication app) =>
        app.MapGet(
            "/internal/subscriptions/{orgId}/board-limit",
            (int orgId, Subscriptions subscriptions, CancellationToken cancellationToken) =>
                subscriptions.BoardLimitAsync(orgId, cancellationToken)
        );

    public async Task<int> BoardLimitAsync(int orgId, CancellationToken cancellationToken)
    {
        await using var command = db.Source.CreateCommand("select plan::text from subscriptions where org_id = $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = orgId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? throw new InvalidOperationException($"Org {orgId} has the plan {reader.GetString(0)}.")
            : FreeBoards;
    }
}

/// <summary>The subscriptions of another process.</summary>
internal sealed class SubscriptionsClient(HttpClient http) : ISubscriptions
{
    public async Task<int> BoardLimitAsync(int orgId, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"/internal/subscriptions/{orgId}/board-limit", cancellationToken);
        await Problems.ThrowIfFailedAsync(response, cancellationToken);
        return await response.Content.ReadFromJsonAsync(TrelloJson.Default.Int32, cancellationToken);
    }
}
