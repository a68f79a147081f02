namespace Tutti.Migrations;

/// <summary>How a migration of the app and what a database remembers go together.</summary>
internal enum MigrationState
{
    /// <summary>It was applied as it is.</summary>
    Applied,

    /// <summary>It will be applied.</summary>
    Pending,

    /// <summary>It was applied, and reads otherwise now.</summary>
    Changed,

    /// <summary>It was applied, and the app does not have it, but has later ones.</summary>
    Missing,

    /// <summary>It was not applied, but later ones were.</summary>
    Late,

    /// <summary>It was applied, and is later than all that the app has.</summary>
    Unknown,
}

/// <summary>A migration that the app has, or the database.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">How both go together.</param>
/// <param name="Text">What the app has, if it has it.</param>
/// <param name="Applied">What the database remembers, if it was applied.</param>
internal sealed record MigrationStatus(
    long Number,
    string Name,
    MigrationState State,
    MigrationText? Text,
    AppliedMigration? Applied
);
