using Npgsql;
using Tutti.CompilerServices;

namespace Tutti.Postgres.Hosting;

/// <summary>Reads a connection string of the configuration.</summary>
internal static class ConnectionStringLocation
{
    /// <param name="name">The database's name.</param>
    /// <param name="text">The connection string.</param>
    /// <param name="isDevelopment">Whether this is a developer's own machine.</param>
    /// <exception cref="ResourceException">It is none.</exception>
    public static ConfiguredLocation Read(string name, string text, bool isDevelopment)
    {
        var origin = $"ConnectionStrings:{name}";
        var connection = PostgresUri.Is(text) ? PostgresUri.Parse(text, origin) : Parse(text, origin);
        if (string.IsNullOrWhiteSpace(connection.Host))
        {
            throw new ResourceException(
                $"{origin} says no host. Write it as \"Host=db.internal;Database={name};Username=…;Password=…\", or as postgres://user:password@host/{name}."
            );
        }
        connection.Database ??= name;
        // Whoever listens in must not read what is not said to be open.
        if (!connection.ShouldSerialize("SSL Mode") && !SqlHosts.AreLocal(connection))
        {
            connection.SslMode = SslMode.VerifyFull;
        }
        return new ConfiguredLocation(origin, isDevelopment && SqlHosts.AreLocal(connection))
        {
            ReadWrite = connection,
            ReadOnly = connection,
        };
    }

    private static NpgsqlConnectionStringBuilder Parse(string text, string origin)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // Its message may show a part of the text, which may be a password.
            throw new ResourceException(
                $"{origin} is no connection string. Write it as \"Host=…;Database=…;Username=…;Password=…\" with the keywords of Npgsql, "
                    + "or as postgres://user:password@host/database."
            );
        }
    }
}
