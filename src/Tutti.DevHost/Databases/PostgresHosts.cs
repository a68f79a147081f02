using System.Globalization;
using Npgsql;
using Tutti.Postgres.Hosting;

namespace Tutti.DevHost.Databases;

/// <summary>The servers that a connection names, as PostgreSQL's own programs take them.</summary>
internal static class PostgresHosts
{
    public static IReadOnlyList<(string Host, int Port)> Of(NpgsqlConnectionStringBuilder connection) =>
        [
            .. SqlHosts
                .Of(connection)
                .Select(host =>
                    SqlHosts.PortOf(host) is { } port
                        ? (Bare(host[..^(port.Length + 1)]), int.Parse(port, CultureInfo.InvariantCulture))
                        : (Bare(host), connection.Port)
                ),
        ];

    /// <summary>Whether it is the folder of a socket.</summary>
    public static bool IsSocket(string host) => Path.IsPathRooted(host);

    // An address of version 6.
    private static string Bare(string host) => host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
}
