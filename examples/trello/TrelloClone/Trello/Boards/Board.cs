using System.ComponentModel.DataAnnotations;
using TrelloClone.Trello.Cards;

namespace TrelloClone.Trello.Boards;

/// <summary>A board.</summary>
/// <param name="Id">The board's id.</param>
/// <param name="OrgId">Id of the organisation that it belongs to.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Columns">Names of its columns, from left to right.</param>
public sealed record Board(int Id, int OrgId, string Name, IReadOnlyList<string> Columns);

/// <summary>A board with all its cards.</summary>
/// <param name="Id">The board's id.</param>
/// <param name="OrgId">Id of the organisation that it belongs to.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Columns">Its columns, from left to right.</param>
public sealed record BoardView(int Id, int OrgId, string Name, IReadOnlyList<Column> Columns);

/// <summary>A column of a board.</summary>
/// <param name="Name">Its name, unique on the board.</param>
/// <param name="Cards">Its cards, from top to bottom.</param>
public sealed record Column(string Name, IReadOnlyList<Card> Cards);

/// <summary>A new board.</summary>
/// <param name="OrgId">Id of the organisation that it belongs to.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Columns">Names of its columns, from left to right; without them: To do, Doing, Done.</param>
public sealed record CreateBoard(
    int OrgId,
    [StringLength(100, MinimumLength = 1)] string Name,
    [Length(1, 20)] IReadOnlyList<string>? Columns = null
);
