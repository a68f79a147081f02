namespace Tutti.LocalPostgres.Tests;

/// <summary>A server lives as long as somebody uses it, however its users come and go.</summary>
public sealed class LifetimeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public LifetimeTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks at processes as Linux shows them.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private int ServerId => ServerProcess.IdOf(_folder.Options);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheServerIsGoneSoonAfterItsOnlyUserIsKilled()
    {
        using var holder = Holder.Start(_folder.Options);
        Assert.StartsWith("ready", await holder.SaysAsync(), StringComparison.Ordinal);
        var server = ServerId;
        Assert.True(ServerProcess.IsAlive(server));

        await holder.KillAsync();

        await ServerProcess.GoneAsync(server);
    }

    [Fact]
    public async Task TheServerOutlivesItsStarterAsLongAsOthersUseIt()
    {
        using var starter = Holder.Start(_folder.Options);
        await starter.SaysAsync();
        using var second = Holder.Start(_folder.Options);
        await second.SaysAsync();
        var server = ServerId;

        await starter.KillAsync();

        await using (var third = await LocalCluster.AttachAsync(_folder.Options, Token))
        {
            await third.EnsureDatabaseAsync("todos", Token);
            Assert.Equal(server, ServerId);
        }
        Assert.True(ServerProcess.IsAlive(server));
        await second.KillAsync();
        await ServerProcess.GoneAsync(server);
    }

    [Fact]
    public async Task TheLastWhoLeavesSeesTheServerStop()
    {
        var first = await LocalCluster.AttachAsync(_folder.Options, Token);
        var second = await LocalCluster.AttachAsync(_folder.Options, Token);
        var server = ServerId;

        await first.DisposeAsync();
        Assert.True(ServerProcess.IsAlive(server));
        await second.DisposeAsync();

        Assert.False(ServerProcess.IsAlive(server));
    }

    [Fact]
    public async Task ProcessesThatStartAtOnceShareOneServer()
    {
        List<Holder> holders = [.. Enumerable.Range(0, 8).Select(_ => Holder.Start(_folder.Options, "todos"))];
        try
        {
            var said = await Task.WhenAll(holders.Select(holder => holder.SaysAsync()));

            Assert.StartsWith("ready", Assert.Single(said.Distinct()), StringComparison.Ordinal);
            var server = ServerId;
            await Task.WhenAll(holders.Select(holder => holder.LeaveAsync()));
            Assert.False(ServerProcess.IsAlive(server));
        }
        finally
        {
            holders.ForEach(holder => holder.Dispose());
        }
    }

    [Fact]
    public async Task AServerThatWasKilledIsStartedAgainByTheNextUser()
    {
        await using var first = await LocalCluster.AttachAsync(_folder.Options, Token);
        var killed = ServerId;
        ServerProcess.Kill(killed);
        await ServerProcess.GoneAsync(killed);

        await using (var second = await LocalCluster.AttachAsync(_folder.Options, Token))
        {
            await second.EnsureDatabaseAsync("todos", Token);
            Assert.NotEqual(killed, ServerId);
        }

        // Who used the killed one uses its successor.
        await first.EnsureDatabaseAsync("todos", Token);
    }

    [Fact]
    public async Task AServerOnLoopbackKeepsItsPort()
    {
        // No socket can be named in a folder with a colon.
        var options = _folder.Options with
        {
            Folder = Path.Combine(_folder.Path, "a:b"),
        };
        await using var first = await LocalCluster.AttachAsync(options, Token);
        var killed = ServerProcess.IdOf(options);
        ServerProcess.Kill(killed);
        await ServerProcess.GoneAsync(killed);

        await using (var second = await LocalCluster.AttachAsync(options, Token))
        {
            Assert.Equal(first.Server.Port, second.Server.Port);
        }
    }

    [Fact]
    public async Task TheServerDoesNotOutliveItsWatcher()
    {
        await using var first = await LocalCluster.AttachAsync(_folder.Options, Token);
        var server = ServerId;

        ServerProcess.Kill(ServerProcess.ParentOf(server));

        await ServerProcess.GoneAsync(server);
        await using var second = await LocalCluster.AttachAsync(_folder.Options, Token);
        await second.EnsureDatabaseAsync("todos", Token);
    }

    [Fact]
    public async Task ALeftoverProcessFileWithTheNumberOfAnotherProgramIsNoObstacle()
    {
        await (await LocalCluster.AttachAsync(_folder.Options, Token)).DisposeAsync();
        var file = Path.Combine(_folder.Postgres, "data", "postmaster.pid");
        await File.WriteAllTextAsync(
            file,
            $"{Environment.ProcessId}\n{_folder.Postgres}/data\n1\n5432\n\n\n0 0\n",
            Token
        );

        await using var cluster = await LocalCluster.AttachAsync(_folder.Options, Token);

        Assert.NotEqual(Environment.ProcessId, ServerId);
    }

    [Fact]
    public async Task TheServerIsOutOfReachOfTheTerminalOfItsStarter()
    {
        await using var cluster = await LocalCluster.AttachAsync(_folder.Options, Token);

        var session = ServerProcess.StatusOf(ServerId, "NSsid");

        Assert.NotEqual(ServerProcess.StatusOf(Environment.ProcessId, "NSsid"), session);
    }
}
