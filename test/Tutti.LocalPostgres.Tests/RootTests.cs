using System.Runtime.Versioning;
using Tutti.Support;

namespace Tutti.LocalPostgres.Tests;

/// <summary>PostgreSQL does not run as root: somebody else runs it, who can reach the folder.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RootTests : IDisposable
{
    private const UnixFileMode Everybody =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder _folder = new();

    public RootTests() => RootShell.SkipUnlessPossible();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string ServersUser => ServerProcess.StatusOf(ServerProcess.IdOf(_folder.Options), "Uid").Split('\t')[0];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task InAFolderThatAllCanReachAnotherUserRunsIt()
    {
        File.SetUnixFileMode(_folder.Path, Everybody);
        await using (var cluster = await LocalCluster.AttachAsync(_folder.Options, Token))
        {
            await cluster.EnsureDatabaseAsync("todos", Token);
            Assert.NotEqual("0", ServersUser);
        }

        await using var again = await LocalCluster.AttachAsync(_folder.Options, Token);
        await again.EnsureDatabaseAsync("todos", Token);
        Assert.NotEqual("0", ServersUser);
    }

    [Fact]
    public async Task InAFolderOfRootAloneItRunsInAUserNamespace()
    {
        Needs.That(RootShell.Run("unshare", ["--user", "--map-user=65534", "true"]) == 0, "No user namespaces here.");
        await using var cluster = await LocalCluster.AttachAsync(_folder.Options, Token);

        await cluster.EnsureDatabaseAsync("todos", Token);

        // Root in the eyes of the file system, somebody else in its own.
        Assert.Equal("0", ServersUser);
    }

    [Fact]
    public async Task WithoutUserNamespacesItsDataIsElsewhere()
    {
        using var path = new ProgramsWithout("unshare", _folder.Path);
        using var holder = Holder.Start(_folder.Options, [path.Variable], ["todos"]);

        var said = await holder.SaysAsync();

        var elsewhere = await File.ReadAllTextAsync(Path.Combine(_folder.Postgres, "elsewhere"), Token);
        try
        {
            Assert.StartsWith($"ready {elsewhere}/run", said, StringComparison.Ordinal);
            await using var cluster = await LocalCluster.AttachAsync(_folder.Options, Token);
            Assert.Equal(elsewhere + "/run", cluster.Server.Host);
            await holder.LeaveAsync();
        }
        finally
        {
            await LocalCluster.RemoveAsync(_folder.Options, Token);
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Fact]
    public async Task DataOfAUserStaysThatUsers()
    {
        File.SetUnixFileMode(_folder.Path, Everybody);
        await (await LocalCluster.AttachAsync(_folder.Options, Token)).DisposeAsync();
        RootShell.Run("chown", ["-R", "12345:12345", _folder.Postgres]);
        File.Delete(Path.Combine(_folder.Postgres, "account"));

        await using var cluster = await LocalCluster.AttachAsync(_folder.Options, Token);

        await cluster.EnsureDatabaseAsync("todos", Token);
        Assert.Equal("12345", ServersUser);
    }
}
