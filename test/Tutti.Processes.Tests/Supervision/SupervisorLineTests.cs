using Tutti.Processes.Supervision;

namespace Tutti.Processes.Tests.Supervision;

public sealed class SupervisorLineTests
{
    [Fact]
    public void WhereTheOthersAreIsOneLine()
    {
        var urls = new Dictionary<string, IReadOnlyList<string>> { ["orders"] = ["unix:/tmp/a.sock"] };

        var line = SupervisorLines.Write(new PeersLine(3, urls));

        Assert.Equal("""{"tutti":"peers","number":3,"urls":{"orders":["unix:/tmp/a.sock"]}}""", line);
        var read = SupervisorLines.ReadPeers(line)!;
        Assert.Equal(3, read.Number);
        Assert.Equal(["unix:/tmp/a.sock"], read.Urls["orders"]);
    }

    [Fact]
    public void WhatAProcessSaysIsOneLine()
    {
        var line = SupervisorLines.Write(new ProcessLine { Tutti = ProcessLine.Ready, Urls = ["http://127.0.0.1:80"] });

        Assert.Equal("""{"tutti":"ready","urls":["http://127.0.0.1:80"]}""", line);
        Assert.Equal(ProcessLine.Ready, SupervisorLines.ReadProcess(line)!.Tutti);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"tutti":""")]
    [InlineData("""{"tutti":7}""")]
    [InlineData("""{"level":"info"}""")]
    public void LinesOfTheAppMeanNothing(string line) => Assert.Null(SupervisorLines.ReadProcess(line));
}
