using Tutti.DevHost.Run;

namespace Tutti.Cli.Tests.Run;

public sealed class SocketFolderTests
{
    [Fact]
    public void LongNamesGiveShortPaths()
    {
        using var sockets = new SocketFolder();
        var name = new string('a', 200);

        var url = sockets.UrlFor(name);

        Assert.True(url.Length < 110);
        Assert.Equal(url, sockets.UrlFor(name));
        Assert.NotEqual(url, sockets.UrlFor(name + "b"));
    }

    [Fact]
    public void GatewayStandsAsideForAServiceOfItsName()
    {
        using var sockets = new SocketFolder();

        var processes = ProcessAllocation.Allocate(ProcessGrouping.PerService, ["gateway"], sockets);

        Assert.Equal(["public-gateway", "gateway"], processes.Select(process => process.Name));
        Assert.Equal([true, false], processes.Select(process => process.IsGateway));
    }
}
