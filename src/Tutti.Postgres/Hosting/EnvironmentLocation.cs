using System.Globalization;
using Npgsql;
using Tutti.CompilerServices;
using Tutti.Processes.Environments;

namespace Tutti.Postgres.Hosting;

/// <summary>Makes connection strings of what an environment says of a database.</summary>
internal static class EnvironmentLocation
{
    /// <exception cref="ResourceException">A file that it names is not there.</exception>
    public static ConfiguredLocation Read(
        string name,
        SqlDatabaseSettings settings,
        AppEnvironment environment,
        string folder,
        bool isSupervised = false
    )
    {
        var origin = $"the environment '{environment.Name}' (sql.databases.{name})";
        var readWrite = Of(settings, settings.Hosts, settings.Login, folder, origin);
        var replicas = settings.ReadReplicas.Count > 0 ? settings.ReadReplicas : settings.Hosts;
        return new ConfiguredLocation(origin, environment.Type is EnvironmentType.Local || isSupervised)
        {
            ReadWrite = readWrite,
            ReadOnly = Of(settings, replicas, settings.Reader ?? settings.Login, folder, origin),
        };
    }

    private static NpgsqlConnectionStringBuilder Of(
        SqlDatabaseSettings settings,
        IReadOnlyList<string> hosts,
        SqlLogin login,
        string folder,
        string origin
    )
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = string.Join(',', hosts),
            Database = settings.Database,
            Username = login.User,
        };
        if (login.Password is { } password)
        {
            connection.Password = password;
        }
        // Several have to be told apart by their ports, and one keeps it where all tools look for it.
        if (hosts is [var host] && SqlHosts.PortOf(host) is { } port)
        {
            connection.Host = host[..^(port.Length + 1)];
            connection.Port = int.Parse(port, CultureInfo.InvariantCulture);
        }
        if (settings.StatementTimeout is { } timeout)
        {
            SqlSessionOptions.Add(
                connection,
                "statement_timeout",
                ((long)timeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)
            );
        }
        SetTls(connection, settings.Tls, folder, origin);
        SetPool(connection, settings.Pool);
        return connection;
    }

    private static void SetTls(
        NpgsqlConnectionStringBuilder connection,
        SqlTlsSettings tls,
        string folder,
        string origin
    )
    {
        connection.SslMode = tls.Mode switch
        {
            "disable" => SslMode.Disable,
            "prefer" => SslMode.Prefer,
            "require" => SslMode.Require,
            "verify-ca" => SslMode.VerifyCA,
            "verify-full" => SslMode.VerifyFull,
            _ => SqlHosts.AreLocal(connection) ? SslMode.Prefer : SslMode.VerifyFull,
        };
        var files = new TlsFiles(folder, origin);
        if (tls.AuthorityPath is { } authority)
        {
            connection.RootCertificate = files.Authority(authority);
        }
        if (tls.Certificate is { } certificate)
        {
            (connection.SslCertificate, connection.SslKey) = files.Certificate(certificate);
            connection.SslPassword = certificate.Password;
        }
    }

    private static void SetPool(NpgsqlConnectionStringBuilder connection, SqlPoolSettings pool)
    {
        if (pool.Min is { } min)
        {
            connection.MinPoolSize = min;
        }
        if (pool.Max is { } max)
        {
            connection.MaxPoolSize = max;
        }
        if (pool.Timeout is { } timeout)
        {
            connection.Timeout = (int)Math.Max(1, Math.Ceiling(timeout.TotalSeconds));
        }
    }
}
