using Tutti.Cli.Tests.Support;
using Tutti.DevHost;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Run;

namespace Tutti.Cli.Tests.Run;

public sealed class RunLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly AppDefinition _app;

    public RunLockTests() =>
        _app = new AppDefinition
        {
            Name = "app",
            Folder = _folder.Path,
            Project = _folder.Combine("App.csproj"),
        };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SecondRunOfAnAppIsRefusedAndToldWhoTheFirstIs()
    {
        using var first = RunLock.Take(_app);

        var error = Assert.Throws<ToolException>(() => RunLock.Take(_app));

        Assert.Equal(ToolErrors.AppRunning, error.Code);
        Assert.Contains($"is being run already, by process {Environment.ProcessId}.", error.Message);
        Assert.True(RunLock.IsTaken(_app));
    }

    [Fact]
    public void WhatARunLeavesBehindDoesNotStopTheNext()
    {
        RunLock.Take(_app).Dispose();
        Assert.True(File.Exists(_folder.Combine(".tutti/run.lock")));

        Assert.False(RunLock.IsTaken(_app));
        using var second = RunLock.Take(_app);
        Assert.Equal("*\n", File.ReadAllText(_folder.Combine(".tutti/.gitignore")));
    }
}
