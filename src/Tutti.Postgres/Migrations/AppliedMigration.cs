namespace Tutti.Migrations;

/// <summary>A migration that a database has, as it remembers it.</summary>
internal sealed record AppliedMigration(
    long Number,
    string Name,
    string Checksum,
    DateTimeOffset AppliedAt,
    TimeSpan Duration
);
