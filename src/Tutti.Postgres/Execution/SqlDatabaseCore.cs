using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Tutti.Execution;

/// <summary>What all instances of a database's class in a process share: the pool, and who holds its connections.</summary>
internal sealed class SqlDatabaseCore : IAsyncDisposable
{
    private readonly ITimer _watch;

    /// <summary>Begins to use a pool, which is let go of with this.</summary>
    /// <param name="name">The database's name in the app.</param>
    /// <param name="dataSource">The pool.</param>
    /// <param name="logger">Where a connection that is held for long is told of.</param>
    /// <param name="time">The clock.</param>
    public SqlDatabaseCore(string name, NpgsqlDataSource dataSource, ILogger? logger = null, TimeProvider? time = null)
    {
        (Name, DataSource) = (name, dataSource);
        Logger = logger ?? NullLogger.Instance;
        Time = time ?? TimeProvider.System;
        Settings = new NpgsqlConnectionStringBuilder(dataSource.ConnectionString);
        Leases = new(Settings.MaxPoolSize, Time);
        _watch = Time.CreateTimer(_ => Leases.Report(this), null, Leases.CheckInterval, Leases.CheckInterval);
    }

    /// <summary>The database's name in the app, which messages have.</summary>
    public string Name { get; }

    public NpgsqlDataSource DataSource { get; }

    /// <summary>Connections that are no part of the pool, for those who listen; without it they take the pool's.</summary>
    public NpgsqlDataSource? Unpooled { get; init; }

    /// <summary>For how long a connection may be held before that is logged.</summary>
    public TimeSpan HoldWarning { get; init; } = TimeSpan.FromSeconds(30);

    public NpgsqlConnectionStringBuilder Settings { get; }

    public ILogger Logger { get; }

    public TimeProvider Time { get; }

    public SqlLeases Leases { get; }

    /// <summary>The latest learning of types that were created since the connections were made.</summary>
    public Task TypesReloaded { get; private set; } = Task.CompletedTask;

    /// <summary>Learns the types that there are now, beside whatever else happens.</summary>
    public void ReloadTypes()
    {
        if (TypesReloaded.IsCompleted)
        {
            TypesReloaded = ReloadTypesAsync();
        }
    }

    private async Task ReloadTypesAsync()
    {
        try
        {
            await DataSource.ReloadTypesAsync().ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is NpgsqlException or ObjectDisposedException or IOException)
        {
            // The next use tries it again.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _watch.DisposeAsync().ConfigureAwait(false);
        await DataSource.DisposeAsync().ConfigureAwait(false);
        if (Unpooled is not null)
        {
            await Unpooled.DisposeAsync().ConfigureAwait(false);
        }
    }
}
