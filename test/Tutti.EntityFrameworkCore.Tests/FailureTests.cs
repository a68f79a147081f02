using Microsoft.EntityFrameworkCore;
using Npgsql;
using TodoApp.Todos;
using Tutti.Support;
using Tutti.Testing;

namespace Tutti.EntityFrameworkCore.Tests;

/// <summary>Connections that are cut, missing or too slow look as they do with a database of any other class.</summary>
public sealed class FailureTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private IDbContextFactory<TodosContext> _contexts = null!;

    public async ValueTask InitializeAsync()
    {
        Needs.Postgres();
        _app = await TestApp.StartAsync<TodosService>();
        _contexts = _app.Get<IDbContextFactory<TodosContext>>("todos");
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task AQueryWhoseConnectionIsLostSaysSoAndTheNextCallWorks()
    {
        await using var db = await _contexts.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await CutAsync(db);

        var lost = await Assert.ThrowsAsync<ProblemException>(() => db.Todos.ToListAsync());

        AssertIsLost(lost, "SELECT");
        await WorksAsync();
    }

    [Fact]
    public async Task ChangesWhoseConnectionIsLostSaySo()
    {
        await using var db = await _contexts.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        db.Todos.Add(new TodoRow { Title = "Write" });
        await CutAsync(db);

        AssertIsLost(await Assert.ThrowsAsync<ProblemException>(() => db.SaveChangesAsync()), "INSERT INTO todos");
        await WorksAsync();
    }

    [Fact]
    public async Task SynchronousWorkIsToldTheSame()
    {
        await using var db = await _contexts.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await CutAsync(db);

        AssertIsLost(Assert.Throws<ProblemException>(() => db.Todos.ToList()), "SELECT");
        await WorksAsync();
    }

    [Fact]
    public async Task ATransactionThatIsLostBeforeItsEndIsUndone()
    {
        await using (var db = await _contexts.CreateDbContextAsync())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Todos.Add(new TodoRow { Title = "Write" });
            await db.SaveChangesAsync();
            await CutAsync(db);

            AssertIsLost(await Assert.ThrowsAsync<ProblemException>(() => transaction.CommitAsync()), "Commit");
        }
        Assert.Equal(0, await WorksAsync());
    }

    [Fact]
    public async Task AStatementThatTakesTooLongIsGivenUp()
    {
        await using var db = await _contexts.CreateDbContextAsync();
        db.Database.SetCommandTimeout(1);

        var late = await Assert.ThrowsAsync<ProblemException>(() =>
            db.Database.ExecuteSqlAsync($"select pg_sleep(100)")
        );

        Assert.Equal(ProblemCode.DeadlineExceeded, late.Code);
        Assert.Equal("The database 'todos' took too long.", late.Message);
        await WorksAsync();
    }

    [Fact]
    public async Task AConnectionThatIsLostAmongTheRowsOfAResultIsToldByNpgsql()
    {
        await using var db = await _contexts.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        var isCut = false;

        await Assert.ThrowsAnyAsync<NpgsqlException>(async () =>
        {
            var numbers = db.Database.SqlQuery<int>($"select n as \"Value\" from generate_series(1, 10000000) n");
            await foreach (var number in numbers.AsAsyncEnumerable())
            {
                if (!isCut)
                {
                    isCut = true;
                    await CutAsync(db);
                }
            }
        });

        await WorksAsync();
    }

    [Fact]
    public async Task AStrategyThatRetriesIsLeftAlone()
    {
        var options = new DbContextOptionsBuilder<TodosContext>(_app.Get<DbContextOptions<TodosContext>>("todos"))
            .UseNpgsql(npgsql => npgsql.EnableRetryOnFailure())
            .Options;
        await using var db = new TodosContext(options);
        await db.Database.OpenConnectionAsync();
        await CutAsync(db);

        Assert.Equal(0, await db.Todos.CountAsync());
    }

    [Fact]
    public async Task APoolWithoutAFreeConnectionSaysWhoHoldsThem()
    {
        await using var guest = await StartWithAsync("Maximum Pool Size=1;Timeout=1");
        var contexts = guest.Get<IDbContextFactory<TodosContext>>("todos");
        await using var other = await contexts.CreateDbContextAsync();
        await using (var holder = await contexts.CreateDbContextAsync())
        {
            await using var transaction = await holder.Database.BeginTransactionAsync();

            var full = await Assert.ThrowsAsync<ProblemException>(() => other.Todos.CountAsync());

            Assert.Equal(ProblemCode.Unavailable, full.Code);
            Assert.Contains("no free connection", full.Message, StringComparison.Ordinal);
            Assert.Matches("for .* s by TodosContext", full.InnerException!.Message);
        }
        Assert.Equal(0, await other.Todos.CountAsync());
    }

    [Fact]
    public async Task AServerThatCannotBeReachedIsUnavailable()
    {
        await using var guest = await StartWithAsync("Maximum Pool Size=1");
        await using var db = await guest.Get<IDbContextFactory<TodosContext>>("todos").CreateDbContextAsync();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var admin = await AdminAsync();
        await using var close = new NpgsqlCommand(
            $"alter database {connection.Database} allow_connections false; select pg_terminate_backend(pid) from pg_stat_activity where datname = '{connection.Database}'",
            admin
        );
        await close.ExecuteNonQueryAsync();

        ProblemException problem;
        do
        {
            // The first may still get the connection that was there.
            problem = await Assert.ThrowsAsync<ProblemException>(() => db.Todos.CountAsync());
            Assert.Equal(ProblemCode.Unavailable, problem.Code);
        } while (!problem.Message.Contains("cannot be reached", StringComparison.Ordinal));

        Assert.False(await db.Database.CanConnectAsync());
    }

    private async Task<TestApp> StartWithAsync(string settings)
    {
        await using var db = await _contexts.CreateDbContextAsync();
        var server = await Testing.Databases.TestServer.Started;
        var connection = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString() + ";" + settings)
        {
            Username = server.Cluster.Server.User,
            Password = server.Cluster.Server.Password,
        };
        return await TestApp.StartAsync<TodosService>(test =>
            test.Settings["ConnectionStrings:todos"] = connection.ConnectionString
        );
    }

    private static async Task<NpgsqlConnection> AdminAsync() =>
        await (await Testing.Databases.TestServer.Started).ConnectAsync();

    private static async Task CutAsync(TodosContext db)
    {
        var process = ((NpgsqlConnection)db.Database.GetDbConnection()).ProcessID;
        await using var admin = await AdminAsync();
        await using var cut = new NpgsqlCommand($"select pg_terminate_backend({process}, 10000)", admin);
        Assert.True((bool)(await cut.ExecuteScalarAsync())!);
    }

    private async Task<int> WorksAsync()
    {
        await using var db = await _contexts.CreateDbContextAsync();
        return await db.Todos.CountAsync();
    }

    private static void AssertIsLost(ProblemException lost, string statement)
    {
        Assert.Equal(ProblemCode.Unavailable, lost.Code);
        Assert.StartsWith("The connection to the database 'todos' was lost: ", lost.Message, StringComparison.Ordinal);
        Assert.Contains(statement, lost.InnerException!.Message, StringComparison.Ordinal);
    }
}
