using Npgsql;

namespace Tutti.Migrations;

/// <summary>Brings a database to what the app expects, and tells how far it is.</summary>
/// <param name="source">The database, as its owner; with <c>Include Error Detail</c>, for failures to be told with their details.</param>
/// <param name="database">The name that the app has for it.</param>
/// <param name="migrations">The app's migrations, ordered by number.</param>
internal sealed class Migrator(NpgsqlDataSource source, string database, IReadOnlyList<MigrationText> migrations)
{
    /// <summary>Whether the database is a developer's own, which can be made anew; then it must not be ahead of the app, either.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Is told of what is done, and of long waits, as whole sentences.</summary>
    public Action<string> Notice { get; init; } = _ => { };

    /// <summary>Applies what is pending. Only one process does at a time, and each migration is applied once.</summary>
    /// <returns>What was applied.</returns>
    /// <exception cref="MigrationException">One failed, or what was applied before is not what the app has.</exception>
    /// <exception cref="NpgsqlException">The server cannot be reached, or went away; what was not finished has been rolled back.</exception>
    public async Task<IReadOnlyList<MigrationText>> ApplyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        // Mostly there is nothing to do, and nobody has to wait for anybody.
        if ((await PlanAsync(connection, cancellationToken)).Pending.Count == 0)
        {
            return [];
        }
        await MigrationLock.TakeAsync(connection, database, Notice, cancellationToken);
        try
        {
            return await ApplyPendingAsync(connection, cancellationToken);
        }
        finally
        {
            await MigrationLock.ReleaseAsync(connection, database);
        }
    }

    /// <summary>Tells of each migration that the app has or the database, ordered by number.</summary>
    public async Task<IReadOnlyList<MigrationStatus>> StatusAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return MigrationPlan.Of(migrations, await MigrationHistory.ReadAsync(connection, cancellationToken)).All;
    }

    /// <summary>Notes migrations as applied without running them, for a database that has what they would make.</summary>
    /// <param name="through">The number of the last one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was noted.</returns>
    /// <exception cref="MigrationException">There is no such migration, or what was applied before is not what the app has.</exception>
    public async Task<IReadOnlyList<MigrationText>> BaselineAsync(long through, CancellationToken cancellationToken)
    {
        if (!migrations.Any(one => one.Number == through))
        {
            var numbers = string.Join(", ", migrations.Select(one => one.Number));
            throw new MigrationException(
                $"The database '{database}' has no migration {through}. Give the number of one that it has: {numbers}."
            );
        }
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await MigrationLock.TakeAsync(connection, database, Notice, cancellationToken);
        try
        {
            return await NoteAsync(connection, through, cancellationToken);
        }
        finally
        {
            await MigrationLock.ReleaseAsync(connection, database);
        }
    }

    /// <summary>Runs what is pending in one transaction, and takes all of it back.</summary>
    /// <exception cref="MigrationException">One failed, or what was applied before is not what the app has.</exception>
    public async Task<DryRun> DryRunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await MigrationLock.TakeAsync(connection, database, Notice, cancellationToken);
        try
        {
            var plan = await PlanAsync(connection, cancellationToken);
            return await DryRun.RunAsync(connection, database, plan.Pending, cancellationToken);
        }
        finally
        {
            await MigrationLock.ReleaseAsync(connection, database);
        }
    }

    /// <summary>How many of the app's migrations the database does not have yet.</summary>
    /// <exception cref="MigrationException">What was applied before is not what the app has.</exception>
    public async Task<int> CountPendingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return (await PlanAsync(connection, cancellationToken)).Pending.Count;
    }

    private async Task<List<MigrationText>> ApplyPendingAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await MigrationHistory.EnsureAsync(connection, cancellationToken);
        var plan = await PlanAsync(connection, cancellationToken, isQuiet: true);
        var runner = new MigrationRunner(connection, database) { IsLocal = IsLocal };
        var applied = new List<MigrationText>();
        foreach (var migration in plan.Pending)
        {
            var start = TimeProvider.System.GetTimestamp();
            await runner.ApplyAsync(MigrationScript.Read(migration), cancellationToken);
            applied.Add(migration);
            var took = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
            Notice($"Applied {migration.Title} to the database '{database}' in {took:0} ms.");
        }
        if (applied.Count > 0)
        {
            // What they have made, such as enums, is not known to connections that were there before.
            await connection.ReloadTypesAsync(cancellationToken);
        }
        return applied;
    }

    private async Task<List<MigrationText>> NoteAsync(
        NpgsqlConnection connection,
        long through,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await MigrationHistory.EnsureAsync(connection, cancellationToken);
        var plan = await PlanAsync(connection, cancellationToken);
        var noted = plan.Pending.Where(one => one.Number <= through).ToList();
        foreach (var migration in noted)
        {
            await MigrationHistory.AddAsync(connection, migration, TimeSpan.Zero, cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        return noted;
    }

    private async Task<MigrationPlan> PlanAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken,
        bool isQuiet = false
    )
    {
        var plan = MigrationPlan.Of(migrations, await MigrationHistory.ReadAsync(connection, cancellationToken));
        plan.Check(database, IsLocal);
        if (plan.Unknown is { Count: > 0 } unknown && !isQuiet)
        {
            var titles = string.Join(", ", unknown.Select(one => $"{one.Number}_{one.Name}"));
            Notice(
                $"The database '{database}' has migrations that this version of the app does not know: {titles}. A later version has applied them."
            );
        }
        return plan;
    }
}
