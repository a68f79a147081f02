namespace Tutti;

/// <summary>
/// On a constructor's parameter that asks for a database: the service only reads. The server holds it to that, by a role without the right to write and
/// by transactions that are read-only.
/// </summary>
/// <example>
/// <code>
/// public sealed class ReportsService([ReadOnly] OrdersDb orders)
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ReadOnlyAttribute : Attribute;
