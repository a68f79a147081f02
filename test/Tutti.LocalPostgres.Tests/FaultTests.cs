using Tutti.Support;

namespace Tutti.LocalPostgres.Tests;

/// <summary>Where there can be no server, the message names the reason and the remedy.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string OwnSettings => Path.Combine(_folder.Postgres, "postgresql.conf");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AFullDiskIsNamed()
    {
        RootShell.SkipUnlessPossible();
        using var disk = RootShell.Mount(Path.Combine(_folder.Path, "disk"), "-t", "tmpfs", "-o", "size=2m", "tmpfs");

        var options = _folder.Options with { Folder = Path.Combine(_folder.Path, "disk", "postgres") };
        var failure = await FailureAsync(options);

        Assert.Contains("No space left on device", failure.Message, StringComparison.Ordinal);
        Assert.Contains("free space", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFullDiskIsNamedWhenTheFirstDataDirectoryIsMade()
    {
        RootShell.SkipUnlessPossible();
        using var disk = RootShell.Mount(Path.Combine(_folder.Path, "disk"), "-t", "tmpfs", "-o", "size=2m", "tmpfs");

        var failure = await FailureAsync(
            _folder.Options with
            {
                Folder = Path.Combine(_folder.Path, "disk", "postgres"),
                Cache = Path.Combine(_folder.Path, "cache"),
                Source = "path",
            }
        );

        Assert.Contains("initdb could not make the data directory", failure.Message, StringComparison.Ordinal);
        Assert.Contains("No space left on device", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenIsNamed()
    {
        RootShell.SkipUnlessPossible();
        var place = Path.Combine(_folder.Path, "place");
        Directory.CreateDirectory(place);
        using var bound = RootShell.Mount(place, "--bind", place);
        Needs.That(RootShell.Run("mount", ["-o", "remount,ro,bind", place]) == 0, "Cannot be made read-only.");

        var failure = await FailureAsync(_folder.Options with { Folder = Path.Combine(place, "postgres") });

        Assert.Contains(place, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Read-only file system", failure.Message, StringComparison.Ordinal);
        Assert.Contains("writable", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatDoesNotStartShowsTheEndOfItsLog()
    {
        await (await LocalCluster.AttachAsync(_folder.Options, Token)).DisposeAsync();
        await File.WriteAllTextAsync(OwnSettings, "no_such_setting = 7\n", Token);

        var failure = await FailureAsync(_folder.Options);

        Assert.Contains("did not start", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no_such_setting", failure.Message, StringComparison.Ordinal);
        Assert.Contains("server.log", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SettingsOfOnesOwnAreUsed()
    {
        Directory.CreateDirectory(_folder.Postgres);
        await File.WriteAllTextAsync(OwnSettings, "work_mem = '7MB'\n", Token);
        await using var cluster = await LocalCluster.AttachAsync(_folder.Options, Token);

        var login = await cluster.EnsureDatabaseAsync("todos", Token);

        await using var connection = await login.OpenAsync();
        Assert.Equal("7MB", await connection.ScalarAsync("show work_mem"));
    }

    [Fact]
    public async Task DataOfAnotherMajorVersionIsRefused()
    {
        await (await LocalCluster.AttachAsync(_folder.Options, Token)).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.Postgres, "data", "PG_VERSION"), "12\n", Token);

        var failure = await FailureAsync(_folder.Options);

        Assert.Contains("made by PostgreSQL 12", failure.Message, StringComparison.Ordinal);
        Assert.Contains("cannot read data of PostgreSQL 12", failure.Message, StringComparison.Ordinal);
        Assert.Contains("tutti db reset --all", failure.Remedy, StringComparison.Ordinal);
        Assert.Contains("Install PostgreSQL 12", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DataWithoutItsSecretIsRefused()
    {
        await (await LocalCluster.AttachAsync(_folder.Options, Token)).DisposeAsync();
        File.Delete(Path.Combine(_folder.Postgres, "secret"));

        var failure = await FailureAsync(_folder.Options);

        Assert.Contains("is missing", failure.Message, StringComparison.Ordinal);
        Assert.Contains("tutti db reset --all", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADatabaseDirectoryThatWasHalfMadeIsMadeAnew()
    {
        var half = Path.Combine(_folder.Postgres, "data.new", "base");
        Directory.CreateDirectory(half);
        await File.WriteAllTextAsync(Path.Combine(half, "1"), "half", Token);

        await using var cluster = await LocalCluster.AttachAsync(_folder.Options, Token);

        await cluster.EnsureDatabaseAsync("todos", Token);
    }

    [Theory]
    [InlineData("/no/such/folder", "/no/such/folder")]
    [InlineData("postgres", "says nothing")]
    public async Task ASourceThatIsNoneIsRefused(string source, string said)
    {
        var failure = await FailureAsync(_folder.Options with { Source = source });

        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        Assert.Contains("TUTTI_POSTGRES", failure.Remedy, StringComparison.Ordinal);
    }

    private static Task<LocalPostgresException> FailureAsync(LocalClusterOptions options) =>
        Assert.ThrowsAsync<LocalPostgresException>(() => LocalCluster.AttachAsync(options, Token));
}
