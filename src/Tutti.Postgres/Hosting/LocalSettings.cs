using System.Globalization;
using Tutti.LocalPostgres;
using Tutti.Processes.Environments;

namespace Tutti.Postgres.Hosting;

/// <summary>A database of a local server as an environment has it.</summary>
internal static class LocalSettings
{
    public static SqlDatabaseSettings Of(DatabaseLogin login) =>
        new()
        {
            // A folder stands for the socket in it; its port is part of the socket's name.
            Hosts = [string.Create(CultureInfo.InvariantCulture, $"{login.Host}:{login.Port}")],
            Database = login.Database,
            Login = new SqlLogin(login.User, login.Password),
            Reader = new SqlLogin(login.Reader, login.ReaderPassword),
            Tls = new SqlTlsSettings { Mode = "disable" },
        };
}
