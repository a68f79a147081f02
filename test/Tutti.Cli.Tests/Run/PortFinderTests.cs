using System.Net;
using System.Net.Sockets;
using Tutti.DevHost.Run;

namespace Tutti.Cli.Tests.Run;

public sealed class PortFinderTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    public void TakenPortIsReplacedByTheNextFreeOne(string address)
    {
        using var listener = new TcpListener(IPAddress.Parse(address), 0);
        listener.Start();
        var taken = ((IPEndPoint)listener.LocalEndpoint).Port;

        var port = PortFinder.Find(taken);

        Assert.False(PortFinder.IsFree(taken));
        Assert.InRange(port, taken + 1, taken + 99);
    }

    [Fact]
    public void FreePortIsKept()
    {
        // Somebody else may open one in the meantime, but not each.
        var free = Enumerable.Range(0, 20).Select(_ => Random.Shared.Next(10_000, 30_000)).Where(PortFinder.IsFree);

        Assert.Contains(free, port => PortFinder.Find(port) == port);
    }

    [Fact]
    public void AnyPortIsLeftToTheSystem() => Assert.Equal(0, PortFinder.Find(0));
}
