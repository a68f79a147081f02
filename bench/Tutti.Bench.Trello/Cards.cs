using Microsoft.AspNetCore.Mvc;

namespace Tutti.Bench.Trello;

/// <summary>The cards, in memory. No other service asks for them here.</summary>
internal sealed class Cards(IBoards boards)
{
    private readonly Lock _lock = new();
    private readonly List<Card> _cards = [];

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
        var card = Get(cardId);
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
        lock (_lock)
        {
            var card = new Card(_cards.Count + 1, boardId, request.Column, request.Title, request.Description, []);
            _cards.Add(card);
            return card;
        }
    }

    private Card Get(int cardId)
    {
        lock (_lock)
        {
            var index = _cards.FindIndex(card => card.Id == cardId);
            return index >= 0 ? _cards[index] : throw ProblemException.NotFound($"There is no card {cardId}.");
        }
    }
}
