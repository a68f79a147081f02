using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tutti.CompilerServices;
using Tutti.LocalPostgres;

namespace Tutti.Postgres.Hosting;

/// <summary>A database of the app's own server on a developer's machine, which is started when it is needed.</summary>
internal sealed class LocalLocation(string name, string appFolder, IServiceProvider host)
    : SqlLocation("the app's own server", isLocal: true)
{
    private LocalCluster? _cluster;
    private DatabaseLogin? _login;

    public override string Remedy => $"Make the database anew, without its data: tutti db reset {name}";

    public override async Task<NpgsqlConnectionStringBuilder> FindAsync(
        bool readOnly,
        CancellationToken cancellationToken
    )
    {
        _login ??= await StartAsync(cancellationToken);
        return _login.Connection(readOnly);
    }

    public override ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<DatabaseLogin> StartAsync(CancellationToken cancellationToken)
    {
        var logger = host.GetRequiredService<ILoggerFactory>().CreateLogger("Tutti.Sql");
        var options = new LocalClusterOptions
        {
            Folder = LocalClusterOptions.FolderOf(appFolder),
            Notice = text => logger.Says(text),
        };
        try
        {
            _cluster = await LocalCluster.AttachAsync(options, cancellationToken);
            return await _cluster.EnsureDatabaseAsync(name, cancellationToken);
        }
        catch (LocalPostgresException exception)
        {
            throw new ResourceException(
                $"The database '{name}': {exception.Message} {exception.Remedy} Or set ConnectionStrings:{name} to one that there is.",
                exception
            );
        }
    }
}
