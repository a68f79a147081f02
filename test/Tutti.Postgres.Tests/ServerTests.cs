using Tutti.Support;

namespace Tutti.Postgres.Tests;

public sealed class ServerTests
{
    [Fact]
    public async Task AServerOfATestIsThereAndGoesWithIt()
    {
        var server = await PostgresServer.StartAsync();
        Assert.Equal(1, await server.ExecuteAsync("select 1"));
        var process = server.ProcessId;
        await server.KillAsync();
        await server.RestartAsync();
        Assert.Equal(2, await server.ExecuteAsync("select 2"));
        Assert.NotEqual(process, server.ProcessId);
        await server.DisposeAsync();
        Assert.False(Directory.Exists(server.SocketFolder));
    }
}
