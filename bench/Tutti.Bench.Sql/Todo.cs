namespace Tutti.Bench.Sql;

/// <summary>A row of the table that all sides read and write.</summary>
public sealed record Todo(long Id, string Title, bool Done, int Priority, DateTime CreatedAt, string? Note);
