using Tutti.Postgres.Tests.Support;
using Tutti.Support;

namespace Tutti.Postgres.Tests.Faults;

public sealed class PoolTests
{
    [Fact]
    public async Task AnExhaustedPoolSaysWhoHoldsItsConnections()
    {
        await using var db = await TestDb.CreateAsync("Maximum Pool Size=2;Timeout=1");
        await using var transaction = await db.BeginAsync();
        await using var stream = db.StreamAsync<int>("select 77 from generate_series(1, 3)").GetAsyncEnumerator();
        await stream.MoveNextAsync();

        var exhausted = await Assert.ThrowsAsync<ProblemException>(() => db.ExecuteAsync("select 1"));

        Assert.Equal(ProblemCode.Unavailable, exhausted.Code);
        Assert.Equal("The database 'todos' has no free connection: all 2 are in use.", exhausted.Message);
        var holders = exhausted.InnerException!.Message;
        Assert.Matches(
            $@"by {nameof(AnExhaustedPoolSaysWhoHoldsItsConnections)} \(PoolTests\.cs:\d+\): a transaction",
            holders
        );
        Assert.Contains("s: select 77 from generate_series(1, 3)", holders, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AConnectionThatIsHeldForLongIsLoggedOnce()
    {
        var log = new TestLog();
        await using var db = await TestDb.CreateAsync("", log);
        await using (await db.BeginAsync())
        {
            var core = new Tutti.Execution.SqlDatabaseCore("todos", db.DataSource, log) { HoldWarning = TimeSpan.Zero };
            db.Core.Leases.Report(core);
            db.Core.Leases.Report(core);
        }
        var line = Assert.Single(log.Lines);
        Assert.StartsWith("Warning: A connection to the database 'todos' is held for ", line, StringComparison.Ordinal);
        Assert.Contains(
            $"by {nameof(AConnectionThatIsHeldForLongIsLoggedOnce)} (PoolTests.cs:",
            line,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AServerThatIsNotThereIsUnavailable()
    {
        await using var db = TestDb.Open("Host=/nowhere;Username=u;Password=hidden;Database=d");
        var gone = await Assert.ThrowsAsync<ProblemException>(() => db.ExecuteAsync("select 1"));
        Assert.Equal(ProblemCode.Unavailable, gone.Code);
        Assert.StartsWith("The database 'todos' cannot be reached: ", gone.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", gone.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADatabaseThatDoesNotExistIsUnavailable()
    {
        var server = await PostgresServer.SharedAsync();
        await using var db = TestDb.Open(server.ConnectionString("missing"));
        var gone = await Assert.ThrowsAsync<ProblemException>(() => db.ExecuteAsync("select 1"));
        Assert.Equal("The database 'todos' cannot be reached: database \"missing\" does not exist.", gone.Message);
    }
}
