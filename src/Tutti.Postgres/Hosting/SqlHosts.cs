using System.Globalization;
using System.Net;
using Npgsql;

namespace Tutti.Postgres.Hosting;

/// <summary>What follows from where the servers of a connection string are.</summary>
internal static class SqlHosts
{
    /// <summary>Each server, with its port.</summary>
    public static IReadOnlyList<string> Of(NpgsqlConnectionStringBuilder connection) =>
        (connection.Host ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether nobody else's machine can listen in: sockets and loopback.</summary>
    public static bool AreLocal(NpgsqlConnectionStringBuilder connection) => Of(connection).All(IsLocal);

    /// <summary>Where a database is, for messages.</summary>
    public static string Describe(NpgsqlConnectionStringBuilder connection)
    {
        var port = connection.Port.ToString(CultureInfo.InvariantCulture);
        return string.Join(", ", Of(connection).Select(host => PortOf(host) is null ? $"{host}:{port}" : host));
    }

    private static bool IsLocal(string host)
    {
        if (Path.IsPathRooted(host) || host.StartsWith('@'))
        {
            return true;
        }
        var name = PortOf(host) is { } port ? host[..^(port.Length + 1)] : host;
        return name == "localhost"
            || (IPAddress.TryParse(name.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }

    /// <summary>The port of a server, if it says one.</summary>
    // Colons are also in IPv6 addresses, which then stand in brackets, and after the letter of a drive.
    public static string? PortOf(string host)
    {
        var colon = host.LastIndexOf(':');
        var port = host[(colon + 1)..];
        return
            colon > 0
            && host.IndexOf(':') is var first
            && (first == colon || host[..colon].EndsWith(']') || Path.IsPathRooted(host))
            && port.Length > 0
            && port.All(char.IsAsciiDigit)
            ? port
            : null;
    }
}
