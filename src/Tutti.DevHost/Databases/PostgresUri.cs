using System.Globalization;
using Npgsql;

namespace Tutti.DevHost.Databases;

/// <summary>The form of a connection that programs of all languages understand: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS.</summary>
internal static class PostgresUri
{
    private const int DefaultPort = 5432;

    public static string Of(NpgsqlConnectionStringBuilder connection)
    {
        var hosts = PostgresHosts.Of(connection);
        var login = connection.Password is { Length: > 0 } password
            ? $"{Escape(connection.Username)}:{Escape(password)}@"
            : $"{Escape(connection.Username)}@";
        // The path of a socket has no place before the database.
        var isSocket = hosts.Any(host => PostgresHosts.IsSocket(host.Host));
        var place = isSocket ? "" : string.Join(',', hosts.Select(host => Text(host.Host, host.Port)));
        var more = PostgresVariables.Options(connection);
        var options = isSocket ? SocketOptions(hosts).Concat(more) : more;
        var query = string.Join('&', options.Select(option => $"{option.Name}={Escape(option.Value)}"));
        return $"postgresql://{login}{place}/{Escape(connection.Database)}{(query.Length == 0 ? "" : "?")}{query}";
    }

    private static IEnumerable<(string Name, string Value)> SocketOptions(IReadOnlyList<(string Host, int Port)> hosts)
    {
        yield return ("host", string.Join(',', hosts.Select(host => host.Host)));
        yield return ("port", string.Join(',', hosts.Select(host => Text(host.Port))));
    }

    private static string Text(string host, int port)
    {
        var name = host.Contains(':') ? $"[{host}]" : Escape(host);
        return port == DefaultPort ? name : $"{name}:{Text(port)}";
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string? text) => Uri.EscapeDataString(text ?? "");
}
