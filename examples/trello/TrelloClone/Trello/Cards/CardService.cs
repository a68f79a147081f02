using TrelloClone.Trello.Boards;
using TrelloClone.Usr.Orgs;
using Tutti;

namespace TrelloClone.Trello.Cards;

/// <summary>Cards on boards.</summary>
[Service("card")]
public sealed class CardService(CardStore cards, IBoardClient boards, IOrgClient orgs) : IConfigureService
{
    /// <inheritdoc/>
    public static void Configure(ServiceSetup setup) => setup.Services.AddSingleton<CardStore>();

    /// <summary>Creates a card, at the bottom of a column.</summary>
    /// <param name="boardId">Id of the board.</param>
    /// <param name="actorId">Who asks: a member of the board's organisation.</param>
    /// <param name="request">The new card.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The card.</returns>
    [Post("/boards/{boardId}/cards", Public = true)]
    public async Task<Card> Create(
        int boardId,
        [Header("User-Id")] int actorId,
        CreateCard request,
        CancellationToken cancellationToken
    )
    {
        var board = await boards.OpenAsync(boardId, actorId, cancellationToken);
        RequireColumn(board, request.Column);
        return await cards.AddAsync(boardId, request, cancellationToken);
    }

    /// <summary>Gives a card.</summary>
    /// <param name="cardId">The card's id.</param>
    /// <param name="actorId">Who asks: a member of the board's organisation.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The card.</returns>
    [Get("/cards/{cardId}", Public = true)]
    public async Task<Card> Get(int cardId, [Header("User-Id")] int actorId, CancellationToken cancellationToken)
    {
        var card = await cards.GetAsync(cardId, cancellationToken);
        await boards.OpenAsync(card.BoardId, actorId, cancellationToken);
        return card;
    }

    /// <summary>Moves a card to a place in a column of its board.</summary>
    /// <param name="cardId">The card's id.</param>
    /// <param name="actorId">Who asks: a member of the board's organisation.</param>
    /// <param name="request">Where it goes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The card.</returns>
    [Post("/cards/{cardId}/move", Public = true)]
    public async Task<Card> Move(
        int cardId,
        [Header("User-Id")] int actorId,
        MoveCard request,
        CancellationToken cancellationToken
    )
    {
        var card = await cards.GetAsync(cardId, cancellationToken);
        var board = await boards.OpenAsync(card.BoardId, actorId, cancellationToken);
        RequireColumn(board, request.Column);
        return await cards.MoveAsync(card, request, cancellationToken);
    }

    /// <summary>Assigns a card to a user, besides those who have it already.</summary>
    /// <param name="cardId">The card's id.</param>
    /// <param name="userId">Who has to work on it: a member of the board's organisation.</param>
    /// <param name="actorId">Who asks: a member of the board's organisation.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The card.</returns>
    [Put("/cards/{cardId}/assignees/{userId}", Public = true)]
    public async Task<Card> Assign(
        int cardId,
        int userId,
        [Header("User-Id")] int actorId,
        CancellationToken cancellationToken
    )
    {
        var card = await cards.GetAsync(cardId, cancellationToken);
        var board = await boards.OpenAsync(card.BoardId, actorId, cancellationToken);
        await orgs.RequireMemberAsync(board.OrgId, userId, cancellationToken);
        return await cards.AssignAsync(cardId, userId, cancellationToken);
    }

    /// <summary>Takes a card from a user.</summary>
    /// <param name="cardId">The card's id.</param>
    /// <param name="userId">Who need no longer work on it.</param>
    /// <param name="actorId">Who asks: a member of the board's organisation.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The card.</returns>
    [Delete("/cards/{cardId}/assignees/{userId}", Public = true)]
    public async Task<Card> Unassign(
        int cardId,
        int userId,
        [Header("User-Id")] int actorId,
        CancellationToken cancellationToken
    )
    {
        var card = await cards.GetAsync(cardId, cancellationToken);
        await boards.OpenAsync(card.BoardId, actorId, cancellationToken);
        return await cards.UnassignAsync(cardId, userId, cancellationToken);
    }

    /// <summary>Lists the cards on a board.</summary>
    /// <param name="boardId">Id of the board.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The cards; those of one column from top to bottom.</returns>
    [Endpoint(Idempotent = true)]
    public Task<IReadOnlyList<Card>> ListOfBoard(int boardId, CancellationToken cancellationToken) =>
        cards.OfBoardAsync(boardId, cancellationToken);

    private static void RequireColumn(Board board, string column)
    {
        if (!board.Columns.Contains(column))
        {
            throw Problem.InvalidArgument($"Board {board.Id} has no column '{column}'.");
        }
    }
}
