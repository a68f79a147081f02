using Tutti.DevHost.Run;

namespace Tutti.Cli.Tests.Run;

public sealed class SocketFolderTests
{
    [Fact]
    public void LongNamesGiveShortPaths()
    {
        using var sockets = new SocketFolder();
        var name = new string('a', 200);

        var url = sockets.NextUrl(name);

        Assert.True(url.Length < 110);
        Assert.NotEqual(url, sockets.NextUrl(name));
        Assert.NotEqual(url, sockets.NextUrl(name + "b"));
    }

    [Fact]
    public void EveryProcessOfANameHasASocketOfItsOwn()
    {
        using var sockets = new SocketFolder();

        Assert.EndsWith("orders.1.sock", sockets.NextUrl("orders"));
        Assert.EndsWith("orders.2.sock", sockets.NextUrl("orders"));
        Assert.EndsWith("board-2.1.sock", sockets.NextUrl("board#2"));
    }
}
