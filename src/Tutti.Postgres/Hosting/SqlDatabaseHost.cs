using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tutti.CompilerServices;
using Tutti.Execution;
using Tutti.Migrations;
using Tutti.Processes;
using Tutti.Processes.Environments;

namespace Tutti.Postgres.Hosting;

/// <summary>A database in this process: its pools, and what makes it ready.</summary>
internal sealed class SqlDatabaseHost : IAsyncDisposable
{
    private readonly string _name;
    private readonly ResourceContext _context;
    private readonly SqlLocation _location;
    private readonly IReadOnlyList<MigrationText> _migrations;
    private readonly bool _isManual;
    private readonly ILogger _logger;
    private readonly SqlDatabaseCore?[] _cores = new SqlDatabaseCore?[2];

    /// <exception cref="ResourceException">Nothing says where the database is, or something wrong.</exception>
    public SqlDatabaseHost(string name, IReadOnlyList<MigrationText> migrations, ResourceContext context)
    {
        (_name, _migrations, _context) = (name, migrations, context);
        _logger = context.Host.GetRequiredService<ILoggerFactory>().CreateLogger("Tutti.Sql");
        _isManual = context.Host.GetService<AppEnvironment>()?.Sql?.MigratesManually ?? false;
        _location = SqlLocations.Find(name, context.Host);
    }

    /// <summary>What the services of this process share that have one kind of access.</summary>
    public SqlDatabaseCore Core(bool readOnly) =>
        _cores[readOnly ? 1 : 0]
        ?? throw new InvalidOperationException(
            $"The database '{_name}' is not ready before the app has started. Use it in a request, in a hosted service or in code after that."
        );

    /// <summary>Connects, and sees to it that the migrations that the app knows are applied.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var needsWrite = _context.IsOwner || _context.Users.Any(user => !user.ReadOnly);
        if (needsWrite)
        {
            await OpenAsync(readOnly: false, cancellationToken);
        }
        if (_context.Users.Any(user => user.ReadOnly))
        {
            await OpenAsync(readOnly: true, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var core in _cores)
        {
            await (core?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        await _location.DisposeAsync();
    }

    private async Task OpenAsync(bool readOnly, CancellationToken cancellationToken)
    {
        var connection = await _location.FindAsync(readOnly, cancellationToken);
        var host = _context.Host;
        var pools = new SqlPools(connection, _location.IsLocal, readOnly);
        pools.Complete(_context.Openings, host.GetService<ProcessIdentity>());
        var core = new SqlDatabaseCore(_name, pools.Create(), _logger, host.GetService<TimeProvider>())
        {
            Unpooled = pools.CreateUnpooled(),
        };
        _cores[readOnly ? 1 : 0] = core;
        var start = new SqlStart(_name, connection, _location, _migrations, _logger);
        if (_context.IsOwner && !readOnly && !_isManual)
        {
            await start.MigrateAsync(core.DataSource, pools.CreateForMigrations, cancellationToken);
        }
        else
        {
            var who = _isManual ? "'tutti db migrate'" : "the process of the service that owns it";
            await start.AwaitAsync(core.DataSource, who, cancellationToken);
        }
    }
}
