using System.Globalization;
using Npgsql;

namespace Tutti.DevHost.Databases;

/// <summary>
/// A connection as PostgreSQL's own programs take it from their environment: https://www.postgresql.org/docs/current/libpq-envars.html. Everybody on the machine
/// can read what stands on a command line.
/// </summary>
internal static class PostgresVariables
{
    public static IEnumerable<KeyValuePair<string, string>> Of(NpgsqlConnectionStringBuilder connection)
    {
        var hosts = PostgresHosts.Of(connection);
        yield return new("PGHOST", string.Join(',', hosts.Select(host => host.Host)));
        yield return new("PGPORT", string.Join(',', hosts.Select(host => Text(host.Port))));
        yield return new("PGUSER", connection.Username ?? "");
        yield return new("PGDATABASE", connection.Database ?? "");
        yield return new("PGAPPNAME", connection.ApplicationName ?? "tutti");
        if (connection.Password is { Length: > 0 } password)
        {
            yield return new("PGPASSWORD", password);
        }
        foreach (var (option, value) in Options(connection))
        {
            yield return new(VariableOf(option), value);
        }
    }

    /// <summary>What else is said of the connection, by the names of libpq's options.</summary>
    public static IEnumerable<(string Name, string Value)> Options(NpgsqlConnectionStringBuilder connection)
    {
        if (connection.TargetSessionAttributes is { Length: > 0 } attributes)
        {
            yield return ("target_session_attrs", attributes);
        }
        if (connection.Options is { Length: > 0 } options)
        {
            yield return ("options", options);
        }
        if (PostgresHosts.Of(connection).All(host => PostgresHosts.IsSocket(host.Host)))
        {
            yield break;
        }
        yield return ("sslmode", ModeOf(connection.SslMode));
        if (connection.RootCertificate is { Length: > 0 } authority)
        {
            yield return ("sslrootcert", authority);
        }
        if (connection.SslCertificate is { Length: > 0 } certificate)
        {
            yield return ("sslcert", certificate);
        }
        if (connection.SslKey is { Length: > 0 } key)
        {
            yield return ("sslkey", key);
        }
    }

    private static string VariableOf(string option) => $"PG{option.Replace("_", "").ToUpperInvariant()}";

    private static string ModeOf(SslMode mode) =>
        mode switch
        {
            SslMode.Disable => "disable",
            SslMode.Allow => "allow",
            SslMode.Require => "require",
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            _ => "prefer",
        };

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
