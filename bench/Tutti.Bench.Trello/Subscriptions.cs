namespace Tutti.Bench.Trello;

internal interface ISubscriptions
{
    Task<int> BoardLimitAsync(int orgId, CancellationToken cancellationToken);
}

/// <summary>The subscriptions: everybody has the free one, for the benchmark buys none.</summary>
internal sealed class Subscriptions : ISubscriptions
{
    private const int FreeBoards = 2;

    public static void Map(WebApplication app) =>
        app.MapGet(
            "/internal/subscriptions/{orgId}/board-limit",
            (int orgId, Subscriptions subscriptions, CancellationToken cancellationToken) =>
                subscriptions.BoardLimitAsync(orgId, cancellationToken)
        );

    public Task<int> BoardLimitAsync(int orgId, CancellationToken cancellationToken) => Task.FromResult(FreeBoards);
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
