using System.Globalization;
using Tutti.LocalPostgres;
using Tutti.Processes.Environments;

namespace Tutti.DevHost.Databases;

/// <summary>The settings of databases on the local server.</summary>
internal static class LocalSettings
{
    /// <summary>Puts the local server into the place of those that an environment names; how the databases are used stays as it says.</summary>
    /// <param name="said">What the environment says of databases, if it does.</param>
    /// <param name="logins">How to get into each, by its name.</param>
    public static SqlSettings Of(SqlSettings? said, IReadOnlyDictionary<string, DatabaseLogin> logins) =>
        new()
        {
            MigratesManually = said?.MigratesManually ?? false,
            Databases = logins.ToDictionary(
                login => login.Key,
                login => Of(said?.Databases.GetValueOrDefault(login.Key), login.Value),
                StringComparer.Ordinal
            ),
        };

    private static SqlDatabaseSettings Of(SqlDatabaseSettings? said, DatabaseLogin login) =>
        new()
        {
            Hosts = [HostOf(login)],
            Database = login.Database,
            Login = new SqlLogin(login.User, login.Password),
            Reader = new SqlLogin(login.Reader, login.ReaderPassword),
            Tls = new SqlTlsSettings { Mode = "disable" },
            Pool = said?.Pool ?? new SqlPoolSettings(),
            StatementTimeout = said?.StatementTimeout,
        };

    // A folder stands for the socket in it; its port is part of the socket's name.
    private static string HostOf(DatabaseLogin login) =>
        string.Create(CultureInfo.InvariantCulture, $"{login.Host}:{login.Port}");
}
