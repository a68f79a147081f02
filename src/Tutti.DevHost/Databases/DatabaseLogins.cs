using Npgsql;
using Tutti.LocalPostgres;
using Tutti.Postgres.Hosting;

namespace Tutti.DevHost.Databases;

/// <summary>How the tool itself gets into databases.</summary>
internal static class DatabaseLogins
{
    private const string Name = "tutti";

    /// <summary>Into one on the local server.</summary>
    public static NpgsqlConnectionStringBuilder OfLocal(DatabaseLogin login, bool isReader)
    {
        var connection = login.Connection(isReader);
        connection.ApplicationName = Name;
        connection.SslMode = SslMode.Disable;
        connection.IncludeErrorDetail = true;
        connection.Pooling = false;
        return connection;
    }

    /// <summary>Into one on the local server, as its superuser.</summary>
    public static NpgsqlConnectionStringBuilder OfSuperuser(LocalServer server, string database) =>
        OfLocal(
            new(server.Host, server.Port, database, server.User, server.Password, server.User, server.Password),
            isReader: false
        );

    /// <summary>Into another one, as the app does, but for what suits a tool.</summary>
    public static NpgsqlConnectionStringBuilder ForTools(NpgsqlConnectionStringBuilder connection, bool isReader)
    {
        var own = new NpgsqlConnectionStringBuilder(connection.ConnectionString)
        {
            Pooling = false,
            CommandTimeout = 0,
        };
        own.ApplicationName ??= Name;
        // The first one that answers may be a copy, which takes no changes.
        if (SqlHosts.Of(own).Count > 1)
        {
            own.TargetSessionAttributes ??= isReader ? "any" : "primary";
        }
        if (isReader)
        {
            SqlSessionOptions.Force(own, "default_transaction_read_only", "on");
        }
        return own;
    }
}
