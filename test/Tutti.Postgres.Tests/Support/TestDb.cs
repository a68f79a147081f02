using Microsoft.Extensions.Logging;
using Npgsql;
using Tutti.Execution;
using Tutti.Support;

namespace Tutti.Postgres.Tests.Support;

/// <summary>A new database on a server of this process, as a service gets it.</summary>
public sealed class TestDb : SqlDatabase, IAsyncDisposable
{
    public static async Task<TestDb> CreateAsync(
        string settings = "",
        ILogger? logger = null,
        TimeProvider? time = null
    ) => Open(await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() + ";" + settings, logger, time);

    public static TestDb Open(string connectionString, ILogger? logger = null, TimeProvider? time = null)
    {
        var db = new TestDb();
        db.Attach(
            new SqlDatabaseCore("todos", NpgsqlDataSource.Create(connectionString), logger, time)
            {
                Unpooled = NpgsqlDataSource.Create(connectionString + ";Pooling=false"),
            }
        );
        return db;
    }

    public async ValueTask DisposeAsync() => await Core.DisposeAsync();
}
