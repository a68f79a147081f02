using Tutti.LocalPostgres;
using Tutti.Postgres.Hosting;
using Tutti.Processes.Environments;

namespace Tutti.DevHost.Databases;

/// <summary>The settings of databases in a run.</summary>
internal static class RunSettings
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
        LocalSettings.Of(login) with
        {
            Pool = said?.Pool ?? new SqlPoolSettings(),
            StatementTimeout = said?.StatementTimeout,
        };
}
