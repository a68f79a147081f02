using System.Globalization;
using Npgsql;
using Tutti.LocalPostgres.Clusters;

namespace Tutti.LocalPostgres.Databases;

/// <summary>Makes, copies, renames and drops databases, as the superuser.</summary>
internal sealed class DatabaseAdmin(LocalServer server, ClusterSecret secret, bool isDurable) : IAsyncDisposable
{
    private const string MaintenanceDatabase = "postgres";
    private const string InvalidCatalogName = "3D000";
    private const string DependentObjectsExist = "2BP01";

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(ConnectionString(server, MaintenanceDatabase));

    public async Task<DatabaseLogin> EnsureAsync(string name, CancellationToken cancellationToken)
    {
        DatabaseNames.Check(name);
        try
        {
            await MakeIfMissingAsync(name, cancellationToken);
        }
        catch (NpgsqlException exception) when (exception.IsTransient)
        {
            // A connection of before the server was killed: each step may be taken twice.
            _source.Clear();
            await MakeIfMissingAsync(name, cancellationToken);
        }
        return Login(name, owner: name);
    }

    public async Task<DatabaseLogin> CloneAsync(string template, string name, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        var owner = await OwnerAsync(connection, template, cancellationToken);
        var copy = Identifier(name);
        await ExecuteAsync(
            connection,
            $"create database {copy} owner {Identifier(owner)} template {Identifier(template)}{Strategy}",
            cancellationToken
        );
        await ExecuteAsync(
            connection,
            $"revoke all on database {copy} from public; grant connect on database {copy} to {Identifier(DatabaseNames.ReaderOf(owner))}",
            cancellationToken
        );
        return Login(name, owner);
    }

    public async Task RenameAsync(string name, string newName, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(
            connection,
            $"alter database {Identifier(name)} rename to {Identifier(newName)}",
            cancellationToken
        );
    }

    public async Task DropAsync(string name, CancellationToken cancellationToken)
    {
        DatabaseNames.Check(name);
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var held = await DatabaseLock.AcquireAsync(connection, name, cancellationToken);
        await ExecuteAsync(connection, $"drop database if exists {Identifier(name)} with (force)", cancellationToken);
        try
        {
            await ExecuteAsync(
                connection,
                $"drop role if exists {Identifier(name)}, {Identifier(DatabaseNames.ReaderOf(name))}",
                cancellationToken
            );
        }
        catch (PostgresException exception) when (exception.SqlState == DependentObjectsExist)
        {
            // Copies of it are owned by them.
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>How the superuser gets into a database.</summary>
    internal static string ConnectionString(LocalServer server, string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = server.Host,
            Port = server.Port,
            Username = server.User,
            Password = server.Password,
            Database = database,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
            Pooling = database == MaintenanceDatabase,
            MaxPoolSize = 10,
            Timeout = 30,
            CommandTimeout = 120,
            ApplicationName = "tutti",
        }.ConnectionString;

    internal static string Identifier(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    internal static async Task ExecuteAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names are quoted by Identifier, and PostgreSQL takes no parameters in such statements.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // Copied files must all reach the disk before the copy counts; where nothing waits for the disk, that is the quicker way.
    private string Strategy =>
        !isDurable && Binaries.PostgresBinaries.MajorOf(server.Version) >= 15 ? " strategy file_copy" : "";

    private DatabaseLogin Login(string database, string owner)
    {
        var reader = DatabaseNames.ReaderOf(owner);
        return new(
            server.Host,
            server.Port,
            database,
            owner,
            secret.PasswordOf(owner),
            reader,
            secret.PasswordOf(reader)
        );
    }

    private async Task MakeIfMissingAsync(string name, CancellationToken cancellationToken)
    {
        var reader = DatabaseNames.ReaderOf(name);
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        if (await IsCompleteAsync(connection, name, reader, cancellationToken))
        {
            return;
        }
        await using var held = await DatabaseLock.AcquireAsync(connection, name, cancellationToken);
        if (!await IsCompleteAsync(connection, name, reader, cancellationToken))
        {
            await new DatabaseMaker(server, secret, connection, Strategy).MakeAsync(name, reader, cancellationToken);
        }
    }

    // The last step of making a database is the reader's right to connect.
    private static async Task<bool> IsCompleteAsync(
        NpgsqlConnection connection,
        string name,
        string reader,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select exists (
              select from pg_database d
              join pg_roles r on r.rolname = $2
              join pg_roles o on o.oid = d.datdba
              cross join aclexplode(d.datacl) a
              where d.datname = $1 and a.grantee = r.oid and a.privilege_type = 'CONNECT' and o.rolname = $1
            )
            """;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reader });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task<string> OwnerAsync(
        NpgsqlConnection connection,
        string database,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            "select r.rolname::text from pg_database d join pg_roles r on r.oid = d.datdba where d.datname = $1";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = database });
        return await command.ExecuteScalarAsync(cancellationToken) as string
            ?? throw new PostgresException(
                string.Create(CultureInfo.InvariantCulture, $"database \"{database}\" does not exist"),
                "ERROR",
                "ERROR",
                InvalidCatalogName
            );
    }
}
