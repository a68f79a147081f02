using Microsoft.AspNetCore.Mvc;

namespace Tutti.Bench.Trello;

internal interface IBoards
{
    Task<Board> OpenAsync(int boardId, int actorId, CancellationToken cancellationToken);
}

/// <summary>The boards, in memory.</summary>
internal sealed class Boards(IOrgs orgs, ISubscriptions subscriptions) : IBoards
{
    private static readonly string[] s_columns = ["To do", "Doing", "Done"];

    private readonly Lock _lock = new();
    private readonly Dictionary<int, Board> _boards = [];

    public static void Map(WebApplication app)
    {
        app.MapPost(
            "/boards",
            (
                [FromHeader(Name = "User-Id")] string? actor,
                CreateBoard request,
                Boards boards,
                CancellationToken cancellationToken
            ) => boards.CreateAsync(Read.Actor(actor), request, cancellationToken)
        );
        app.MapGet(
            "/internal/boards/{boardId}",
            (int boardId, int actor, Boards boards, CancellationToken cancellationToken) =>
                boards.OpenAsync(boardId, actor, cancellationToken)
        );
    }

    public async Task<Board> OpenAsync(int boardId, int actorId, CancellationToken cancellationToken)
    {
        var board = Get(boardId);
        await orgs.RequireMemberAsync(board.OrgId, actorId, cancellationToken);
        return board;
    }

    private async Task<Board> CreateAsync(int actorId, CreateBoard request, CancellationToken cancellationToken)
    {
        Read.Length("name", request.Name, 100);
        await orgs.RequireMemberAsync(request.OrgId, actorId, cancellationToken);
        var limit = await subscriptions.BoardLimitAsync(request.OrgId, cancellationToken);
        lock (_lock)
        {
            if (_boards.Values.Count(board => board.OrgId == request.OrgId) >= limit)
            {
                throw ProblemException.ResourceExhausted(
                    $"The plan of org {request.OrgId} allows {limit} boards. Upgrade to have more."
                );
            }
            var board = new Board(_boards.Count + 1, request.OrgId, request.Name, request.Columns ?? s_columns);
            _boards.Add(board.Id, board);
            return board;
        }
    }

    private Board Get(int boardId)
    {
        lock (_lock)
        {
            return _boards.GetValueOrDefault(boardId)
                ?? throw ProblemException.NotFound($"There is no board {boardId}.");
        }
    }
}

/// <summary>The boards of another process.</summary>
internal sealed class BoardsClient(HttpClient http) : IBoards
{
    public async Task<Board> OpenAsync(int boardId, int actorId, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"/internal/boards/{boardId}?actor={actorId}", cancellationToken);
        await Problems.ThrowIfFailedAsync(response, cancellationToken);
        return (await response.Content.ReadFromJsonAsync(TrelloJson.Default.Board, cancellationToken))!;
    }
}
