namespace Tutti.Migrations;

/// <summary>A resource that migrations make from an empty database.</summary>
internal interface IMigrated
{
    /// <summary>The app's migrations for it, ordered by number.</summary>
    IReadOnlyList<MigrationText> Migrations { get; }
}
