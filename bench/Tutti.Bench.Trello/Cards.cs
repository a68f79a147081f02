using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Tutti.Bench.Trello;

/// <summary>The cards, in the database of the boards. No other service asks for them here.</summary>
internal sealed class Cards(TrelloDb db, IBoards boards)
{
    private const string Columns = "id, board_id, column_name, title, description, assignees";

    public static void Map(WebApplication app)
    {
        app.MapPost(
            "/boards/{boardId}/cards",
            (
                string boardId,
                [FromHeader(Name = "User-Id")] string? actor,
                CreateCard request,
                Cards cards,
                CancellationToken cancellationToken
            ) => cards.CreateAsync(Read.Id("boardId", boardId), Read.Actor(actor), request, cancellationToken)
        );
        app.MapGet(
            "/cards/{cardId}",
            (
                string cardId,
                [FromHeader(Name = "User-Id")] string? actor,
                Cards cards,
                CancellationToken cancellationToken
            ) => cards.GetAsync(Read.Id("cardId", cardId), Read.Actor(actor), cancellationToken)
        );
    }

    private async Task<Card> GetAsync(int cardId, int actorId, CancellationToken cancellationToken)
    {
        var card = await FindAsync(cardId, cancellationToken);
        await boards.OpenAsync(card.BoardId, actorId, cancellationToken);
        return card;
    }

    private async Task<Card> CreateAsync(
        int boardId,
        int actorId,
        CreateCard request,
        CancellationToken cancellationToken
    )
    {
        Read.Length("title", request.Title, 200);
        var board = await boards.OpenAsync(boardId, actorId, cancellationToken);
        if (!board.Columns.Contains(request.Column))
        {
            throw ProblemException.InvalidArgument($"Board {board.Id} has no column '{request.Column}'.");
        }
        return await AddAsync(boardId, request, cancellationToken);
    }

    private async Task<Card> AddAsync(int boardId, CreateCard request, CancellationToken cancellationToken)
    {
        await using var connection = await db.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var board = new NpgsqlCommand("select id from boards where id = $1 for no key update", connection);
        board.Parameters.Add(new NpgsqlParameter<int> { TypedValue = boardId });
        if (await board.ExecuteScalarAsync(cancellationToken) is null)
        {
            throw ProblemException.NotFound($"There is no board {boardId}.");
        }
        await using var insert = new NpgsqlCommand(
            $"""
            insert into cards (board_id, column_name, position, title, description)
            select $1, $2, coalesce(max(position) + 1, 0), $3, $4
            from cards
            where board_id = $1 and column_name = $2
            returning {Columns}
            """,
            connection
        );
        insert.Parameters.Add(new NpgsqlParameter<int> { TypedValue = boardId });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Column });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Title });
        insert.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = request.Description });
        var card = await FirstAsync(insert, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return card!;
    }

    private async Task<Card> FindAsync(int cardId, CancellationToken cancellationToken)
    {
        await using var command = db.Source.CreateCommand($"select {Columns} from cards where id = $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = cardId });
        return await FirstAsync(command, cancellationToken)
            ?? throw ProblemException.NotFound($"There is no card {cardId}.");
    }

    private static async Task<Card?> FirstAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Card(
                reader.GetInt32(0),
                reader.GetInt32(1),
                reader.GetString(2),
                reader.GetString(3),
                await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetString(4),
                reader.GetFieldValue<int[]>(5)
            )
            : null;
    }
}
