using Microsoft.Extensions.Logging;
using Npgsql;
using Tutti.CompilerServices;
using Tutti.Migrations;

namespace Tutti.Postgres.Hosting;

/// <summary>Waits until a database can be used, and says so.</summary>
internal sealed class SqlStart(
    string database,
    NpgsqlConnectionStringBuilder connection,
    SqlLocation location,
    IReadOnlyList<MigrationText> migrations,
    ILogger logger
)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_shortestLook = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestLook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(2);

    private readonly string _place = SqlHosts.Describe(connection);
    private bool _isWarned;

    /// <summary>Applies migrations, as soon as the server is there.</summary>
    /// <param name="pool">The pool of the services.</param>
    /// <param name="connect">Makes connections for migrations.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task MigrateAsync(
        NpgsqlDataSource pool,
        Func<NpgsqlDataSource> connect,
        CancellationToken cancellationToken
    )
    {
        var wasPending = false;
        await RetryAsync(
            async () =>
            {
                // Mostly there is nothing to do, and the connection is that of the first request.
                if (await CountPendingAsync(pool, cancellationToken) > 0)
                {
                    wasPending = true;
                    // Where connections are few, nobody must wait for a second one while keeping the first from others.
                    pool.Clear();
                    await using var source = connect();
                    await MigratorOf(source, text => logger.Says(text)).ApplyAsync(cancellationToken);
                }
            },
            cancellationToken
        );
        if (wasPending)
        {
            await RetryAsync(() => ReloadAsync(pool, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Waits until others have applied the migrations.</summary>
    public async Task AwaitAsync(NpgsqlDataSource pool, string who, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        var isSaid = false;
        for (var pause = s_shortestLook; ; pause = Longer(pause, s_longestLook))
        {
            var pending = 0;
            await RetryAsync(async () => pending = await CountPendingAsync(pool, cancellationToken), cancellationToken);
            if (pending == 0)
            {
                break;
            }
            if (waited >= s_silence && !isSaid)
            {
                isSaid = true;
                logger.WaitsForMigrations(database, pending, who);
            }
            await Task.Delay(pause, cancellationToken);
            waited += pause;
        }
        if (waited > TimeSpan.Zero)
        {
            await RetryAsync(() => ReloadAsync(pool, cancellationToken), cancellationToken);
        }
    }

    private Migrator MigratorOf(NpgsqlDataSource source, Action<string> notice) =>
        new(source, database, migrations) { IsLocal = location.IsLocal, Notice = notice };

    private async Task<int> CountPendingAsync(NpgsqlDataSource pool, CancellationToken cancellationToken)
    {
        if (migrations.Count > 0)
        {
            return await MigratorOf(pool, Warn).CountPendingAsync(cancellationToken);
        }
        await using var connection = await pool.OpenConnectionAsync(cancellationToken);
        return 0;
    }

    // It is looked at again and again, and said once.
    private void Warn(string text)
    {
        if (!_isWarned)
        {
            _isWarned = true;
            logger.Warns(text);
        }
    }

    // What the migrations have made, such as enums, is not known to connections that were there before.
    private static async Task ReloadAsync(NpgsqlDataSource pool, CancellationToken cancellationToken)
    {
        await using var connection = await pool.OpenConnectionAsync(cancellationToken);
        await connection.ReloadTypesAsync(cancellationToken);
    }

    private async Task RetryAsync(Func<Task> attempt, CancellationToken cancellationToken)
    {
        var isSaid = false;
        for (var pause = s_firstPause; ; pause = Longer(pause, s_longestPause))
        {
            try
            {
                await attempt();
                if (isSaid)
                {
                    logger.CanBeUsed(database, _place);
                }
                return;
            }
            catch (MigrationException exception)
            {
                throw new ResourceException(exception.Message, exception);
            }
            catch (Exception exception) when (ConnectionFailure.MayPass(exception))
            {
                isSaid = true;
                logger.TriesAgain(
                    database,
                    _place,
                    ConnectionFailure.Reason(exception, connection),
                    pause.TotalSeconds
                );
            }
            catch (NpgsqlException exception)
            {
                var reason =
                    await TlsFailure.ReasonAsync(exception, connection, cancellationToken)
                    ?? ConnectionFailure.Reason(exception, connection);
                throw new ResourceException(
                    $"The database '{database}' at {_place} cannot be used: {reason} {location.Remedy}",
                    exception
                );
            }
            await Task.Delay(pause, cancellationToken);
        }
    }

    private static TimeSpan Longer(TimeSpan pause, TimeSpan longest) => pause * 2 < longest ? pause * 2 : longest;
}
