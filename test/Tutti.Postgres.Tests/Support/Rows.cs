namespace Tutti.Postgres.Tests.Support;

public sealed record Todo(int Id, string Title, bool Done);

public sealed class Person
{
    public required string FullName { get; init; }

    public int? Age { get; init; }

    public string? Email { get; init; }

    public DayOfWeek Day { get; init; } = DayOfWeek.Sunday;

    public IReadOnlyList<string> Tags { get; init; } = [];
}
