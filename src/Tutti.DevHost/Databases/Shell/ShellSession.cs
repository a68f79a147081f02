using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using Tutti.Migrations;

namespace Tutti.DevHost.Databases.Shell;

/// <summary>A connection on which somebody types statements.</summary>
internal sealed class ShellSession : IAsyncDisposable
{
    /// <summary>More than anybody reads.</summary>
    public const int MostRows = 1000;

    private readonly NpgsqlConnection _connection;

    private ShellSession(NpgsqlConnection connection) => _connection = connection;

    /// <summary>The name that the server has for the database.</summary>
    public string Database => _connection.Database;

    /// <summary>Such as <c>18.4</c>.</summary>
    public string ServerVersion => _connection.ServerVersion;

    /// <summary>Whether the server is still there.</summary>
    public bool IsOpen => _connection.FullState.HasFlag(System.Data.ConnectionState.Open);

    /// <summary>Connects.</summary>
    /// <exception cref="NpgsqlException">It fails.</exception>
    public static async Task<ShellSession> OpenAsync(
        NpgsqlConnectionStringBuilder connection,
        CancellationToken cancellationToken
    )
    {
        // Whoever types here sees all data anyway.
        var login = new NpgsqlConnectionStringBuilder(connection.ConnectionString) { IncludeErrorDetail = true };
        var open = new NpgsqlConnection(login.ConnectionString);
        try
        {
            await open.OpenAsync(cancellationToken);
            return new ShellSession(open);
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    /// <summary>Executes a statement. All values come as the server writes them.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="cancellationToken">Cancels it on the server.</param>
    /// <exception cref="PostgresException">The server refuses it.</exception>
    public async IAsyncEnumerable<StatementResult> ExecuteAsync(
        string statement,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(statement, _connection)
        {
            AllResultTypesAreUnknown = true,
            CommandTimeout = 0,
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var hadRows = false;
        do
        {
            if (reader.FieldCount > 0)
            {
                hadRows = true;
                yield return await ReadAsync(reader, cancellationToken);
            }
        } while (await reader.NextResultAsync(cancellationToken));
        await reader.CloseAsync();
        if (reader.RecordsAffected >= 0 || !hadRows)
        {
            yield return new StatementResult { Summary = SummaryOf(statement, reader.RecordsAffected) };
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task<StatementResult> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<string?>>();
        var count = 0;
        for (; await reader.ReadAsync(cancellationToken); count++)
        {
            if (count < MostRows)
            {
                rows.Add([
                    .. Enumerable
                        .Range(0, reader.FieldCount)
                        .Select(i => reader.IsDBNull(i) ? null : reader.GetString(i)),
                ]);
            }
        }
        return new StatementResult
        {
            Columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)],
            Rows = rows,
            IsCut = count > rows.Count,
            Summary = count == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{count} rows"),
        };
    }

    private static string SummaryOf(string statement, int rows)
    {
        var words = SqlStatements.Words(statement, 1);
        var verb = words.Count == 0 ? "done" : words[0].ToUpperInvariant();
        return rows < 0 ? verb : string.Create(CultureInfo.InvariantCulture, $"{verb} {rows}");
    }
}

/// <summary>What came of a statement.</summary>
internal sealed record StatementResult
{
    /// <summary>The names of the columns; none if it gives no rows.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The first rows, as text.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> Rows { get; init; } = [];

    /// <summary>Whether there are more rows.</summary>
    public bool IsCut { get; init; }

    /// <summary>How much it was.</summary>
    public required string Summary { get; init; }
}
