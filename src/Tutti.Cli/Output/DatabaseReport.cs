using System.Globalization;
using System.Text.Json.Nodes;
using Tutti.DevHost.Databases;
using Tutti.Migrations;

namespace Tutti.Cli.Output;

/// <summary>A database, its size in bytes, and its migrations.</summary>
internal sealed record DatabaseSummary(DatabaseTarget Target, long Size, IReadOnlyList<MigrationStatus> Migrations);

/// <summary>Databases as a table, and as JSON.</summary>
internal static class DatabaseReport
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB"];

    public static void Write(Terminal terminal, IReadOnlyList<DatabaseSummary> databases)
    {
        var rows = databases.Select(database =>
            (IReadOnlyList<string?>)
                [
                    database.Target.Name,
                    database.Target.Model!.Service,
                    SizeOf(database.Size),
                    MigrationsOf(database.Migrations),
                    database.Target.ToString(),
                ]
        );
        foreach (var line in TextTable.Lines(["name", "owner", "size", "migrations", "place"], [.. rows]))
        {
            terminal.WriteLine(line);
        }
    }

    public static JsonObject Document(DatabaseSummary database) =>
        new()
        {
            ["name"] = database.Target.Name,
            ["service"] = database.Target.Model!.Service,
            ["size"] = database.Size,
            ["applied"] = Count(database.Migrations, MigrationState.Applied),
            ["pending"] = Count(database.Migrations, MigrationState.Pending),
            ["problems"] = database.Migrations.Count(MigrationReport.IsProblem),
        };

    private static string MigrationsOf(IReadOnlyList<MigrationStatus> migrations)
    {
        var problems = migrations.Count(MigrationReport.IsProblem);
        var pending = Count(migrations, MigrationState.Pending);
        return $"{Count(migrations, MigrationState.Applied)} applied"
            + (pending > 0 ? $", {pending} pending" : "")
            + (problems > 0 ? $", {problems} not as they were" : "");
    }

    private static int Count(IReadOnlyList<MigrationStatus> migrations, MigrationState state) =>
        migrations.Count(migration => migration.State == state);

    /// <summary>A size as people write it.</summary>
    public static string SizeOf(long bytes)
    {
        double size = bytes;
        var unit = 0;
        for (; size >= 1024 && unit < Units.Length - 1; unit++)
        {
            size /= 1024;
        }
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {Units[unit]}");
    }
}
