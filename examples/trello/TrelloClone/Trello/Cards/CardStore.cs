using Tutti;

namespace TrelloClone.Trello.Cards;

/// <summary>The cards, in memory.</summary>
public sealed class CardStore
{
    private readonly Lock _lock = new();

    // Those of one column are in their order from top to bottom; others may be between them.
    private readonly List<Card> _cards = [];
    private int _lastId;

    /// <summary>Adds a card, at the bottom of a column.</summary>
    public Card Add(int boardId, string column, string title, string? description)
    {
        lock (_lock)
        {
            var card = new Card(++_lastId, boardId, column, title, description, []);
            _cards.Add(card);
            return card;
        }
    }

    /// <summary>Gives a card.</summary>
    public Card Get(int cardId)
    {
        lock (_lock)
        {
            return _cards[IndexOf(cardId)];
        }
    }

    /// <summary>Moves a card to a place in a column of its board.</summary>
    public Card Move(int cardId, string column, int position)
    {
        lock (_lock)
        {
            var from = IndexOf(cardId);
            var card = _cards[from] with { Column = column };
            _cards.RemoveAt(from);
            var below = _cards
                .Where(c => c.BoardId == card.BoardId && c.Column == column)
                .Skip(position)
                .FirstOrDefault();
            _cards.Insert(below is null ? _cards.Count : _cards.IndexOf(below), card);
            return card;
        }
    }

    /// <summary>Assigns a card to a user.</summary>
    public Card Assign(int cardId, int userId) =>
        Change(cardId, card => card with { Assignees = [.. card.Assignees.Union([userId])] });

    /// <summary>Takes a card from a user.</summary>
    public Card Unassign(int cardId, int userId) =>
        Change(cardId, card => card with { Assignees = [.. card.Assignees.Except([userId])] });

    /// <summary>Lists the cards on a board; those of one column from top to bottom.</summary>
    public IReadOnlyList<Card> OfBoard(int boardId)
    {
        lock (_lock)
        {
            return [.. _cards.Where(card => card.BoardId == boardId)];
        }
    }

    /// <summary>Removes the cards on a board.</summary>
    public void RemoveOfBoard(int boardId)
    {
        lock (_lock)
        {
            _cards.RemoveAll(card => card.BoardId == boardId);
        }
    }

    private Card Change(int cardId, Func<Card, Card> change)
    {
        lock (_lock)
        {
            var index = IndexOf(cardId);
            return _cards[index] = change(_cards[index]);
        }
    }

    private int IndexOf(int cardId)
    {
        var index = _cards.FindIndex(card => card.Id == cardId);
        return index >= 0 ? index : throw Problem.NotFound($"There is no card {cardId}.");
    }
}
