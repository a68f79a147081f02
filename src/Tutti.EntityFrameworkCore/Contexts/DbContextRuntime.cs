using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tutti.CompilerServices;
using Tutti.EntityFrameworkCore.Failures;
using Tutti.Execution;
using Tutti.Postgres.Hosting;

namespace Tutti.EntityFrameworkCore.Contexts;

/// <summary>Gives each service of this process contexts, one for each scope, that take their connections from the process's pool.</summary>
internal sealed class DbContextRuntime<TContext>(SqlDatabaseHost host) : ResourceRuntime
    where TContext : DbContext
{
    // By EF's own registration, so that what users know of it holds: ConfigureDbContext, IDbContextFactory. The options are the same for all contexts of a service.
    public override void Register(IServiceCollection services, string service, bool readOnly) =>
        services.AddDbContextFactory<TContext>((_, options) => Configure(options, host.Core(readOnly)));

    public override Task StartAsync(CancellationToken cancellationToken) => host.StartAsync(cancellationToken);

    public override ValueTask DisposeAsync() => host.DisposeAsync();

    private static void Configure(DbContextOptionsBuilder options, SqlDatabaseCore core) =>
        options
            .UseNpgsql(
                core.DataSource,
                npgsql => npgsql.ExecutionStrategy(dependencies => new TranslatingStrategy(dependencies, core))
            )
            .AddInterceptors(
                new ConnectionWatch(core, typeof(TContext).Name),
                new StatementWatch(core),
                new TransactionWatch(core)
            );
}
