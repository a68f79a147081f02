using System.Runtime.Versioning;

namespace Tutti.LocalPostgres.Tests;

public sealed class LocalClusterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task DataOutlivesTheServer()
    {
        await using (var first = await LocalCluster.AttachAsync(_folder.Options, Token))
        {
            var login = await first.EnsureDatabaseAsync("todos", Token);
            await using var owner = await login.OpenAsync();
            await owner.ExecuteAsync("create table todo (id int); insert into todo values (7)");
        }

        await using var second = await LocalCluster.AttachAsync(_folder.Options, Token);

        var again = await second.EnsureDatabaseAsync("todos", Token);
        await using var connection = await again.OpenAsync();
        Assert.Equal(7, await connection.ScalarAsync("select id from todo"));
    }

    [Fact]
    public async Task AFolderWithALongPathIsServedOnLoopback()
    {
        var folder = Path.Combine(_folder.Path, new string('x', 120), "it's, \"odd\"");
        await using var cluster = await LocalCluster.AttachAsync(_folder.Options with { Folder = folder }, Token);

        Assert.Equal("127.0.0.1", cluster.Server.Host);
        var login = await cluster.EnsureDatabaseAsync("todos", Token);
        await using var connection = await login.OpenAsync();
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder, "run"), ".s.*"));
    }

    [Theory]
    [InlineData("it's \"odd\"", true)]
    [InlineData("of us, and of you", false)]
    [InlineData("a:b", false)]
    public async Task AFolderWithAnOddNameIsServed(string name, bool hasSocket)
    {
        var folder = Path.Combine(_folder.Path, name);
        await using var cluster = await LocalCluster.AttachAsync(_folder.Options with { Folder = folder }, Token);

        await cluster.EnsureDatabaseAsync("todos", Token);

        Assert.Equal(hasSocket ? Path.Combine(folder, "run") : "127.0.0.1", cluster.Server.Host);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task NobodyElseOfTheMachineGetsIn()
    {
        await using var cluster = await LocalCluster.AttachAsync(_folder.Options, Token);

        const UnixFileMode Others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string[] closed = ["", "data", "run", "secret", "run/server.log", "run/life"];
        Assert.All(
            closed,
            name => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(_folder.Postgres, name)) & Others)
        );
        Assert.Equal(40, cluster.Server.Password.Length);
        Assert.DoesNotContain(cluster.Server.Password, cluster.Server.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatNeedNotSurviveACrashIsNotWaitedFor()
    {
        await using var cluster = await LocalCluster.AttachAsync(
            _folder.Options with
            {
                Durable = false,
                MaxConnections = 321,
            },
            Token
        );

        var login = await cluster.EnsureDatabaseAsync("todos", Token);
        await using var connection = await login.OpenAsync();
        Assert.Equal("off", await connection.ScalarAsync("show fsync"));
        Assert.Equal("321", await connection.ScalarAsync("show max_connections"));
    }

    [Fact]
    public async Task AllDataCanBeThrownAwayOnceNobodyUsesIt()
    {
        await using (var cluster = await LocalCluster.AttachAsync(_folder.Options, Token))
        {
            await cluster.EnsureDatabaseAsync("todos", Token);
            var refused = await Assert.ThrowsAsync<LocalPostgresException>(() =>
                LocalCluster.RemoveAsync(_folder.Options, Token)
            );
            Assert.Contains("in use", refused.Message, StringComparison.Ordinal);
        }

        await LocalCluster.RemoveAsync(_folder.Options, Token);

        Assert.False(Directory.Exists(Path.Combine(_folder.Postgres, "data")));
        await using var fresh = await LocalCluster.AttachAsync(_folder.Options, Token);
        await fresh.EnsureDatabaseAsync("todos", Token);
    }

    [Fact]
    public async Task TheReportSaysWhatWouldBeUsed()
    {
        var before = await LocalCluster.DescribeAsync(_folder.Options, Token);
        Assert.False(before.IsRunning);
        Assert.Null(before.DataMajor);
        await using var cluster = await LocalCluster.AttachAsync(_folder.Options, Token);

        var report = await LocalCluster.DescribeAsync(_folder.Options, Token);

        Assert.Equal(cluster.Server.Binaries, report.Binaries);
        Assert.Equal(cluster.Server.Version, report.Version);
        Assert.True(report.IsRunning);
        Assert.True(report.DataMajor >= 14);
        Assert.Null(report.Problem);
    }
}
