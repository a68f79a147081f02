using Tutti;

namespace TrelloClone.Premium.Payments;

/// <summary>What was paid. Other services only read it.</summary>
[SqlDatabase("payment", Migrations = "migrations")]
public sealed class PaymentDb : SqlDatabase;
