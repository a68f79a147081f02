using Tutti;

namespace TrelloClone.Premium.Subscriptions;

/// <summary>The plans that organisations have paid for. Other services ask <c>subscription</c> for them.</summary>
[SqlDatabase("subscription", Migrations = "migrations", Shared = false)]
public sealed class SubscriptionDb : SqlDatabase;
