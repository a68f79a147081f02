using Npgsql;
using Tutti.Cli.Output;
using Tutti.Cli.Shell;
using Tutti.Cli.Tests.Support;
using Tutti.Support;

namespace Tutti.Cli.Tests.Shell;

/// <summary>What somebody sees who types SQL where psql is not installed.</summary>
public sealed class SqlPromptTests
{
    [Fact]
    public async Task AnswersAreTablesAndStatementsMayTakeSeveralLines()
    {
        var run = await TypeAsync(
            """
            create table t (id int primary key, name text);
            insert into t
              values (1, 'a;b'), (2, null),
              (30, E'two\nlines');
            select * from t order by id;
            \q
            select 'not any more';
            """
        );

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            (CREATE)
            (INSERT 3)
            id  name
            --  ---------
            1   a;b
            2   ∅
            30  two↵lines
            (3 rows)

            """,
            run.Out
        );
    }

    [Fact]
    public async Task ErrorShowsItsPlaceAndTheNextStatementIsExecuted()
    {
        var run = await TypeAsync(
            """
            select 1,
              '𝄞é', nothing
              from pg_class;
            select 'on' as goes;
            """
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            """
            error: column "nothing" does not exist (42703)
            line 2:   '𝄞é', nothing
                            ^

            """,
            run.Error
        );
        Assert.Equal("goes\n----\non\n(1 row)\n", run.Out);
    }

    [Fact]
    public async Task CommandsTellOfTablesAndTheirColumns()
    {
        var run = await TypeAsync(
            """
            create table sheep (id int primary key, name text not null default 'Dolly');
            \dt
            \d sheep
            \x
            """
        );

        Assert.Contains("public  sheep  table  postgres\n", run.Out);
        Assert.Contains("name    text     not null  'Dolly'::text\n", run.Out);
        Assert.Contains("sheep_pkey  CREATE UNIQUE INDEX", run.Out);
        Assert.Contains(@"There is no \x here.", run.Error);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task InterruptCancelsWhatRunsAndThePromptGoesOn()
    {
        var interrupts = new Interrupts();
        var server = await PostgresServer.SharedAsync();
        var database = await server.CreateDatabaseAsync();
        var typing = TypeAsync("select pg_sleep(600);\nselect 'still here' as where;", database, interrupts);
        await Wait.ForAsync(
            () => server.ExecuteAsync("select 1 from pg_stat_activity where query like 'select pg_sleep(600)%'").Result,
            "the statement to run"
        );

        interrupts.TryHandle();
        var run = await typing;

        Assert.Contains("note: Cancelled.", run.Error);
        Assert.Contains("still here", run.Out);
    }

    [Fact]
    public async Task ManyRowsAreCutAndThatIsSaid()
    {
        var run = await TypeAsync("select * from generate_series(1, 2000) as n;");

        Assert.Contains("\n1000\n(2000 rows)\n", run.Out);
        Assert.Contains("Only the first 1000 are shown.", run.Error);
    }

    private static async Task<CommandRun> TypeAsync(
        string typed,
        string? database = null,
        Interrupts? interrupts = null
    )
    {
        database ??= await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var terminals = new Terminals(new Terminal(output), new Terminal(error))
        {
            ReadLine = new StringReader(typed).ReadLine,
            Interrupts = interrupts ?? new Interrupts(),
        };
        var exitCode = await SqlPrompt.RunAsync(
            terminals,
            "test",
            new NpgsqlConnectionStringBuilder(database) { Pooling = false },
            text: null,
            TestContext.Current.CancellationToken
        );
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}
