using Npgsql;

namespace Tutti.LocalPostgres.Tests;

/// <summary>Short ways into a database.</summary>
internal static class Connections
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<NpgsqlConnection> OpenAsync(this DatabaseLogin login) =>
        OpenAsync(login, login.User, login.Password);

    public static Task<NpgsqlConnection> OpenAsReaderAsync(this DatabaseLogin login) =>
        OpenAsync(login, login.Reader, login.ReaderPassword);

    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of the tests themselves.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Token);
    }

    public static async Task<object?> ScalarAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of the tests themselves.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(Token);
    }

    private static async Task<NpgsqlConnection> OpenAsync(DatabaseLogin login, string user, string password)
    {
        var connection = new NpgsqlConnection(
            $"Host={login.Host};Port={login.Port};Database={login.Database};Username={user};Password={password};Pooling=false"
        );
        await connection.OpenAsync(Token);
        return connection;
    }
}
