using System.Text;
using Npgsql;
using Tutti.Processes;

namespace Tutti.Postgres.Hosting;

/// <summary>Makes the pools for one kind of access to a database.</summary>
internal sealed class SqlPools(NpgsqlConnectionStringBuilder connection, bool isLocal, bool readOnly)
{
    // A local server takes 200; some of them are for tools and for those who migrate.
    private const int LocalConnections = 160;

    // While a process is replaced, the one that comes and the one that goes are both there.
    private const int Generations = 2;
    private const int Smallest = 2;
    private const int Largest = 20;

    // What PostgreSQL keeps of a name.
    private const int LongestName = 63;

    /// <summary>Fills in what the connection string does not say.</summary>
    /// <param name="openings">How many pools the app has in all of its processes, which share a local server.</param>
    /// <param name="process">This process.</param>
    public void Complete(int openings, ProcessIdentity? process)
    {
        if (!connection.ShouldSerialize("Maximum Pool Size"))
        {
            var share = LocalConnections / Generations / Math.Max(1, openings);
            connection.MaxPoolSize = Math.Max(
                isLocal ? Math.Clamp(share, Smallest, Largest) : Largest,
                connection.MinPoolSize
            );
        }
        if (!connection.ShouldSerialize("Command Timeout"))
        {
            // The deadline of the call, and what the server is told, are limits enough.
            connection.CommandTimeout = 0;
        }
        if (process is not null && !connection.ShouldSerialize("Application Name"))
        {
            connection.ApplicationName = Shorten($"{process.App}/{process.Process}");
        }
        if (readOnly)
        {
            SqlSessionOptions.Force(connection, "default_transaction_read_only", "on");
        }
        if (SqlHosts.Of(connection).Count > 1 && !connection.ShouldSerialize("Target Session Attributes"))
        {
            connection.TargetSessionAttributes = readOnly ? "prefer-standby" : "primary";
        }
        // Details of errors show what is in the rows, which on a developer's machine is nobody's secret.
        connection.IncludeErrorDetail |= isLocal;
        connection.TcpKeepAlive = true;
    }

    /// <summary>The pool for the services. Nothing is connected yet.</summary>
    public NpgsqlDataSource Create() => NpgsqlDataSource.Create(connection);

    /// <summary>Connections beside the pool, for those who keep one.</summary>
    public NpgsqlDataSource CreateUnpooled() =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Pooling = false });

    /// <summary>Connections for migrations, whose failures are told with all details.</summary>
    public NpgsqlDataSource CreateForMigrations() =>
        NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connection.ConnectionString)
            {
                Pooling = false,
                IncludeErrorDetail = true,
            }
        );

    private static string Shorten(string name)
    {
        while (Encoding.UTF8.GetByteCount(name) > LongestName)
        {
            name = name[..^1];
        }
        return name;
    }
}
