using Npgsql;

namespace Tutti.Migrations;

/// <summary>What came of running migrations in a transaction that was rolled back.</summary>
/// <param name="Tried">Those that would be applied.</param>
/// <param name="NotTried">Those that cannot be tried, since they run without a transaction.</param>
internal sealed record DryRun(IReadOnlyList<MigrationText> Tried, IReadOnlyList<MigrationText> NotTried)
{
    // Whoever tries something must not bring those to a halt who work.
    private const string Settings = "set local lock_timeout = '5s'";

    public static async Task<DryRun> RunAsync(
        NpgsqlConnection connection,
        string database,
        IReadOnlyList<MigrationText> pending,
        CancellationToken cancellationToken
    )
    {
        var scripts = pending.Select(MigrationScript.Read).ToList();
        var runner = new MigrationRunner(connection, database);
        await runner.PrepareAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await MigrationHistory.ExecuteAsync(connection, Settings, cancellationToken);
        var notTried = new List<MigrationText>();
        foreach (var script in scripts)
        {
            if (script.HasNoTransaction)
            {
                notTried.Add(script.Migration);
                continue;
            }
            await runner.RunAllAsync(script, Outcome(notTried), cancellationToken);
        }
        await MigrationHistory.ExecuteAsync(connection, "set constraints all immediate", cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
        return new DryRun([.. pending.Except(notTried)], notTried);
    }

    private static string Outcome(List<MigrationText> notTried) =>
        notTried.Count == 0
            ? "Nothing was changed: it was only tried."
            : "Nothing was changed: it was only tried. Perhaps it needs what could not be tried, since it runs without a transaction: "
                + $"{string.Join(", ", notTried.Select(one => one.Title))}.";
}
