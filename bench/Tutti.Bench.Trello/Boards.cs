using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Tutti.Bench.Trello;

internal interface IBoards
{
    Task<Board> OpenAsync(int boardId, int actorId, CancellationToken cancellationToken);
}

/// <summary>The boards, in a database.</summary>
internal sealed class Boards(TrelloDb db, IOrgs orgs, ISubscriptions subscriptions) : IBoards
{
    private static readonly string[] s_columns = ["To do", "Doing", "Done"];

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
        var board = await GetAsync(boardId, cancellationToken);
        await orgs.RequireMemberAsync(board.OrgId, actorId, cancellationToken);
        return board;
    }

    private async Task<Board> CreateAsync(int actorId, CreateBoard request, CancellationToken cancellationToken)
    {
        Read.Length("name", request.Name, 100);
        await orgs.RequireMemberAsync(request.OrgId, actorId, cancellationToken);
        var limit = await subscriptions.BoardLimitAsync(request.OrgId, cancellationToken);
        return await AddAsync(request, limit, cancellationToken);
    }

    private async Task<Board> AddAsync(CreateBoard request, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await db.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var org = new NpgsqlCommand(
            "insert into orgs (id) values ($1) on conflict (id) do update set id = excluded.id returning dissolved",
            connection
        );
        org.Parameters.Add(new NpgsqlParameter<int> { TypedValue = request.OrgId });
        if (await org.ExecuteScalarAsync(cancellationToken) is true)
        {
            throw ProblemException.NotFound($"There is no org {request.OrgId}.");
        }
        await using var insert = new NpgsqlCommand(
            """
            insert into boards (org_id, name, columns)
            select $1, $2, $3
            where (select count(*) from boards where org_id = $1) < $4
            returning id, org_id, name, columns
            """,
            connection
        );
        insert.Parameters.Add(new NpgsqlParameter<int> { TypedValue = request.OrgId });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Name });
        insert.Parameters.Add(
            new NpgsqlParameter<string[]> { TypedValue = request.Columns is { } columns ? [.. columns] : s_columns }
        );
        insert.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        var board = await FirstAsync(insert, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return board
            ?? throw ProblemException.ResourceExhausted(
                $"The plan of org {request.OrgId} allows {limit} boards. Upgrade to have more."
            );
    }

    private async Task<Board> GetAsync(int boardId, CancellationToken cancellationToken)
    {
        await using var command = db.Source.CreateCommand("select id, org_id, name, columns from boards where id = $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = boardId });
        return await FirstAsync(command, cancellationToken)
            ?? throw ProblemException.NotFound($"There is no board {boardId}.");
    }

    private static async Task<Board?> FirstAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Board(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetFieldValue<string[]>(3))
            : null;
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
