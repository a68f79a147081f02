using Npgsql;

namespace Tutti.LocalPostgres;

/// <summary>How to reach a local server as its superuser.</summary>
/// <param name="Host">The folder of its socket, or <c>127.0.0.1</c>.</param>
/// <param name="Port">The port.</param>
/// <param name="User">The superuser.</param>
/// <param name="Password">The superuser's password.</param>
/// <param name="Version">Such as <c>18.4</c>.</param>
/// <param name="Binaries">The folder of the server's programs.</param>
internal sealed record LocalServer(string Host, int Port, string User, string Password, string Version, string Binaries)
{
    /// <summary>Without the password, for a record would show it.</summary>
    public override string ToString() => $"{Host}:{Port}";
}

/// <summary>How to get into one database.</summary>
/// <param name="Host">The folder of the server's socket, or <c>127.0.0.1</c>.</param>
/// <param name="Port">The port.</param>
/// <param name="Database">The database's name.</param>
/// <param name="User">The role that owns it.</param>
/// <param name="Password">The owner's password.</param>
/// <param name="Reader">The role that may only read.</param>
/// <param name="ReaderPassword">The reader's password.</param>
internal sealed record DatabaseLogin(
    string Host,
    int Port,
    string Database,
    string User,
    string Password,
    string Reader,
    string ReaderPassword
)
{
    /// <summary>How to connect.</summary>
    /// <param name="readOnly">Whether only to read.</param>
    public NpgsqlConnectionStringBuilder Connection(bool readOnly) =>
        new()
        {
            Host = Host,
            Port = Port,
            Database = Database,
            Username = readOnly ? Reader : User,
            Password = readOnly ? ReaderPassword : Password,
        };

    /// <summary>Without the passwords, for a record would show them.</summary>
    public override string ToString() => $"{Database} at {Host}:{Port}";
}
