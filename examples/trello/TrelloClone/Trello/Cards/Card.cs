using System.ComponentModel.DataAnnotations;

namespace TrelloClone.Trello.Cards;

/// <summary>A card: something to do.</summary>
/// <param name="Id">The card's id.</param>
/// <param name="BoardId">Id of the board that it is on.</param>
/// <param name="Column">Name of the column that it is in.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Description">More about it.</param>
/// <param name="Assignees">Ids of the users who work on it.</param>
public sealed record Card(
    int Id,
    int BoardId,
    string Column,
    string Title,
    string? Description,
    IReadOnlyList<int> Assignees
);

/// <summary>A new card.</summary>
/// <param name="Column">Name of the column that it goes to.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Description">More about it.</param>
public sealed record CreateCard(
    string Column,
    [StringLength(200, MinimumLength = 1)] string Title,
    [StringLength(10_000)] string? Description = null
);

/// <summary>A place on the board.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Position">How many cards are above it; the bottom, if there are fewer.</param>
public sealed record MoveCard(string Column, [Range(0, int.MaxValue)] int Position = 0);
