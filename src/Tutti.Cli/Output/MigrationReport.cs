using System.Globalization;
using System.Text.Json.Nodes;
using Tutti.Migrations;

namespace Tutti.Cli.Output;

/// <summary>The migrations of a database as a table, and as JSON.</summary>
internal static class MigrationReport
{
    public static void Write(Terminal terminal, IReadOnlyList<MigrationStatus> migrations)
    {
        var rows = migrations.Select(migration =>
            (IReadOnlyList<string?>)
                [
                    TitleOf(migration),
                    StateOf(migration),
                    migration.Applied is { } applied ? Text(applied.AppliedAt) : "",
                    migration.Applied is { } done
                        ? string.Create(CultureInfo.InvariantCulture, $"{done.Duration.TotalMilliseconds:0} ms")
                        : "",
                ]
        );
        foreach (var line in TextTable.Lines(["migration", "state", "applied at", "took"], [.. rows]))
        {
            terminal.WriteLine(line);
        }
    }

    public static JsonObject Document(MigrationStatus migration) =>
        new()
        {
            ["number"] = migration.Number,
            ["name"] = migration.Name,
            ["state"] = migration.State.ToString().ToLowerInvariant(),
            ["file"] = migration.Text?.File,
            ["appliedAt"] = migration.Applied is { } applied ? Text(applied.AppliedAt) : null,
            ["seconds"] = migration.Applied is { } done ? Math.Round(done.Duration.TotalSeconds, 3) : null,
        };

    /// <summary>Whether what was applied is not what the app has.</summary>
    public static bool IsProblem(MigrationStatus migration) =>
        migration.State is MigrationState.Changed or MigrationState.Missing or MigrationState.Late;

    public static string TitleOf(MigrationStatus migration) =>
        migration.Text?.Title ?? string.Create(CultureInfo.InvariantCulture, $"{migration.Number}_{migration.Name}");

    private static string StateOf(MigrationStatus migration) =>
        migration.State switch
        {
            MigrationState.Changed => "applied, and changed since",
            MigrationState.Missing => "applied, but the app does not have it",
            MigrationState.Late => "not applied, but later ones are",
            MigrationState.Unknown => "applied by a later version of the app",
            var state => state.ToString().ToLowerInvariant(),
        };

    private static string Text(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
