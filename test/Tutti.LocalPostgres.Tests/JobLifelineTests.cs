using System.Diagnostics;
using System.Runtime.Versioning;
using Tutti.LocalPostgres.Clusters;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Tests;

/// <summary>What Windows does: the same class, with jobs that Linux plays.</summary>
[SupportedOSPlatform("linux")]
public sealed class JobLifelineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FolderJobs _jobs = new();

    public JobLifelineTests() =>
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks at processes as Linux shows them.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LocalClusterOptions Options =>
        _folder.Options with
        {
            Folder = Path.Combine(_folder.Path, "with blanks, and more", "postgres"),
            Lifeline = new JobLifeline(_jobs),
        };

    private string Access => Path.Combine(Options.Folder, "data", "pg_hba.conf");

    private string Log => Path.Combine(Options.Folder, "run", "server.log");

    private int ServerId => ServerProcess.IdOf(Options);

    public void Dispose()
    {
        _jobs.LoseAll();
        _folder.Dispose();
    }

    [Fact]
    public async Task TheServerListensOnLoopbackOnly()
    {
        await using var cluster = await LocalCluster.AttachAsync(Options, Token);

        Assert.Equal("127.0.0.1", cluster.Server.Host);
        var login = await cluster.EnsureDatabaseAsync("todos", Token);
        await using var connection = await login.OpenAsync();
        Assert.Equal(1, await connection.ScalarAsync("select 1"));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Options.Folder, "run"), ".s.*"));
        Assert.DoesNotContain("local", await File.ReadAllTextAsync(Access, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheLastWhoLeavesSeesTheServerStopInGoodOrder()
    {
        var first = await LocalCluster.AttachAsync(Options, Token);
        var second = await LocalCluster.AttachAsync(Options, Token);
        var server = ServerId;

        await first.DisposeAsync();
        Assert.True(ServerProcess.IsAlive(server));
        await second.DisposeAsync();

        Assert.False(ServerProcess.IsAlive(server));
        Assert.Contains(
            "database system is shut down",
            await File.ReadAllTextAsync(Log, Token),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AServerWhoseUsersWereKilledIsGoneAndItsSuccessorRecovers()
    {
        await using var lost = await LocalCluster.AttachAsync(Options, Token);
        var login = await lost.EnsureDatabaseAsync("todos", Token);
        await using (var owner = await login.OpenAsync())
        {
            await owner.ExecuteAsync("create table todo (id int); insert into todo values (7)");
        }

        _jobs.LoseAll();

        await DownAsync(lost);
        await using var next = await LocalCluster.AttachAsync(Options, Token);
        await using var connection = await (await next.EnsureDatabaseAsync("todos", Token)).OpenAsync();
        Assert.Equal(7, await connection.ScalarAsync("select id from todo"));
    }

    [Fact]
    public async Task WhoUsedAKilledServerHoldsItsSuccessor()
    {
        var first = await LocalCluster.AttachAsync(Options, Token);
        var killed = ServerId;
        ServerProcess.Kill(killed);
        await DownAsync(first);

        await (await LocalCluster.AttachAsync(Options, Token)).DisposeAsync();

        Assert.NotEqual(killed, ServerId);
        Assert.True(first.IsUp);
        await first.EnsureDatabaseAsync("todos", Token);
        await first.DisposeAsync();
        Assert.False(File.Exists(Path.Combine(Options.Folder, "data", "postmaster.pid")));
    }

    [Fact]
    public async Task ALeftoverProcessFileWithTheNumberOfAnotherProgramIsNoObstacle()
    {
        await (await LocalCluster.AttachAsync(Options, Token)).DisposeAsync();
        var file = Path.Combine(Options.Folder, "data", "postmaster.pid");
        await File.WriteAllTextAsync(file, $"{Environment.ProcessId}\n/data\n1\n5432\n\n\n0 0\n", Token);

        await using var cluster = await LocalCluster.AttachAsync(Options, Token);

        Assert.NotEqual(Environment.ProcessId, ServerId);
    }

    [Fact]
    public async Task AServerThatDoesNotStartShowsTheEndOfItsLog()
    {
        Directory.CreateDirectory(Options.Folder);
        await File.WriteAllTextAsync(Path.Combine(Options.Folder, "postgresql.conf"), "no_such_setting = 7\n", Token);

        var failure = await Assert.ThrowsAsync<LocalPostgresException>(() => LocalCluster.AttachAsync(Options, Token));

        Assert.Contains("no_such_setting", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllDataCanBeThrownAwayOnceNobodyUsesIt()
    {
        await using (await LocalCluster.AttachAsync(Options, Token))
        {
            Assert.True((await LocalCluster.DescribeAsync(Options, Token)).IsRunning);
            await Assert.ThrowsAsync<LocalPostgresException>(() => LocalCluster.RemoveAsync(Options, Token));
        }

        Assert.False((await LocalCluster.DescribeAsync(Options, Token)).IsRunning);
        await LocalCluster.RemoveAsync(Options, Token);

        Assert.False(Directory.Exists(Path.Combine(Options.Folder, "data")));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData(@"C:\with blank\", "\"C:\\with blank\\\\\"")]
    [InlineData("-c a=\"b\"", "\"-c a=\\\"b\\\"\"")]
    [InlineData("a \\\"b", "\"a \\\\\\\"b\"")]
    public void ACommandLineIsWrittenAsProgramsTakeItApart(string argument, string written) =>
        Assert.Equal("x.exe " + written, WindowsCommandLine.Of(["x.exe", argument]));

    // A process that serves a connection outlives a killed server for a moment.
    private static async Task DownAsync(LocalCluster cluster)
    {
        var waited = Stopwatch.StartNew();
        while (cluster.IsUp)
        {
            Assert.True(waited.Elapsed < ServerProcess.Soon, "The server is still up.");
            await Task.Delay(10, Token);
        }
    }
}
