using Microsoft.Extensions.DependencyInjection;
using Tutti.CompilerServices;

namespace Tutti.Postgres.Hosting;

/// <summary>Gives each service of this process an instance of its own of the class that stands for a database.</summary>
internal sealed class SqlDatabaseRuntime<TDatabase>(Func<TDatabase> create, SqlDatabaseHost host) : ResourceRuntime
    where TDatabase : SqlDatabase
{
    public override void Register(IServiceCollection services, string service, bool readOnly) =>
        services.AddSingleton(_ =>
        {
            var database = create();
            database.Attach(host.Core(readOnly));
            return database;
        });

    public override Task StartAsync(CancellationToken cancellationToken) => host.StartAsync(cancellationToken);

    public override ValueTask DisposeAsync() => host.DisposeAsync();
}
