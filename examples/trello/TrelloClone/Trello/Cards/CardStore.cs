using TrelloClone.Trello.Boards;
using Tutti;

namespace TrelloClone.Trello.Cards;

/// <summary>The cards, in the database that they share with the boards.</summary>
public sealed class CardStore(TrelloDb db)
{
    private static readonly Sql s_columns = $"id, board_id, column_name as column, title, description, assignees";

    /// <summary>Adds a card, at the bottom of a column.</summary>
    public Task<Card> AddAsync(int boardId, CreateCard card, CancellationToken cancellationToken) =>
        db.InTransactionAsync(
            async transaction =>
            {
                await LockAsync(transaction, boardId, cancellationToken);
                return await transaction.QuerySingleAsync<Card>(
                    $"""
                    insert into cards (board_id, column_name, position, title, description)
                    select {boardId}, {card.Column}, coalesce(max(position) + 1, 0), {card.Title}, {card.Description}
                    from cards
                    where board_id = {boardId} and column_name = {card.Column}
                    returning {s_columns}
                    """,
                    cancellationToken
                );
            },
            cancellationToken: cancellationToken
        );

    /// <summary>Gives a card.</summary>
    public async Task<Card> GetAsync(int cardId, CancellationToken cancellationToken) =>
        await db.QueryFirstOrDefaultAsync<Card>($"select {s_columns} from cards where id = {cardId}", cancellationToken)
        ?? throw NoCard(cardId);

    /// <summary>Moves a card to a place in a column of its board.</summary>
    public Task<Card> MoveAsync(Card card, MoveCard to, CancellationToken cancellationToken) =>
        db.InTransactionAsync(
            async transaction =>
            {
                await LockAsync(transaction, card.BoardId, cancellationToken);
                var place = await transaction.QuerySingleAsync<int>(
                    $"""
                    with others as (
                        select position
                        from cards
                        where board_id = {card.BoardId} and column_name = {to.Column} and id <> {card.Id}
                    )
                    select coalesce(
                        (select position from others order by position offset {to.Position} limit 1),
                        (select max(position) + 1 from others),
                        0
                    )
                    """,
                    cancellationToken
                );
                await transaction.ExecuteAsync(
                    $"""
                    update cards set position = position + 1
                    where board_id = {card.BoardId} and column_name = {to.Column} and position >= {place}
                    """,
                    cancellationToken
                );
                return await transaction.QueryFirstOrDefaultAsync<Card>(
                        $"""
                        update cards set column_name = {to.Column}, position = {place}
                        where id = {card.Id}
                        returning {s_columns}
                        """,
                        cancellationToken
                    ) ?? throw NoCard(card.Id);
            },
            cancellationToken: cancellationToken
        );

    /// <summary>Assigns a card to a user.</summary>
    public async Task<Card> AssignAsync(int cardId, int userId, CancellationToken cancellationToken) =>
        await db.QueryFirstOrDefaultAsync<Card>(
            $"""
            update cards set assignees = case when {userId} = any(assignees) then assignees else assignees || {userId} end
            where id = {cardId}
            returning {s_columns}
            """,
            cancellationToken
        ) ?? throw NoCard(cardId);

    /// <summary>Takes a card from a user.</summary>
    public async Task<Card> UnassignAsync(int cardId, int userId, CancellationToken cancellationToken) =>
        await db.QueryFirstOrDefaultAsync<Card>(
            $"""
            update cards set assignees = array_remove(assignees, {userId})
            where id = {cardId}
            returning {s_columns}
            """,
            cancellationToken
        ) ?? throw NoCard(cardId);

    /// <summary>Lists the cards on a board; those of one column from top to bottom.</summary>
    public async Task<IReadOnlyList<Card>> OfBoardAsync(int boardId, CancellationToken cancellationToken) =>
        await db.QueryAsync<Card>(
            $"select {s_columns} from cards where board_id = {boardId} order by column_name, position",
            cancellationToken
        );

    // Whoever else adds or moves cards on this board waits until this is done.
    private static async Task LockAsync(SqlTransaction transaction, int boardId, CancellationToken cancellationToken)
    {
        _ =
            await transaction.QueryFirstOrDefaultAsync<int?>(
                $"select id from boards where id = {boardId} for no key update",
                cancellationToken
            ) ?? throw Problem.NotFound($"There is no board {boardId}.");
    }

    private static ProblemException NoCard(int cardId) => Problem.NotFound($"There is no card {cardId}.");
}
