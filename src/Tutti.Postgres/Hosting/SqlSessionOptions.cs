using Npgsql;

namespace Tutti.Postgres.Hosting;

/// <summary>Settings of the server that hold for a session from its start, and that a reset of the session goes back to.</summary>
internal static class SqlSessionOptions
{
    /// <summary>Sets one, unless the connection string says otherwise.</summary>
    public static void Add(NpgsqlConnectionStringBuilder connection, string name, string value)
    {
        var options = connection.Options ?? "";
        if (!options.Contains($"{name}=", StringComparison.Ordinal))
        {
            connection.Options = $"{options} -c {name}={value}".TrimStart();
        }
    }

    /// <summary>Sets one, whatever the connection string says: of several, the last holds.</summary>
    public static void Force(NpgsqlConnectionStringBuilder connection, string name, string value) =>
        connection.Options = $"{connection.Options} -c {name}={value}".TrimStart();
}
