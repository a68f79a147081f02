using Tutti;

namespace TrelloClone.Trello.Boards;

/// <summary>The boards, and the cards on them.</summary>
// Shared on purpose, by board and card: a card is on a board as long as there is one, which two databases could not promise.
[SqlDatabase("trello", Migrations = "migrations")]
public sealed class TrelloDb : SqlDatabase;
