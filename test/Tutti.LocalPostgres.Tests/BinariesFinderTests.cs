using System.Runtime.Versioning;
using Tutti.LocalPostgres.Binaries;
using Tutti.Support;

namespace Tutti.LocalPostgres.Tests;

/// <summary>Which PostgreSQL is used, and what is said where there is none.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class BinariesFinderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LocalClusterOptions Options => _folder.Options with { Cache = Path.Combine(_folder.Path, "cache") };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AVersionThatIsTooOldIsPassedOver()
    {
        var failure = await Assert.ThrowsAsync<LocalPostgresException>(() => FindAsync(Programs("13.2")));

        Assert.Contains("PostgreSQL 13.2 in", failure.Message, StringComparison.Ordinal);
        Assert.Contains("14 or newer is needed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AVersionIsAskedForOnceAndAgainWhenTheProgramChanges()
    {
        var folder = Programs("16.1");
        Assert.Equal("16.1", (await FindAsync(folder)).Version);
        Assert.Equal("16.1", (await FindAsync(folder)).Version);
        Assert.Single(Directory.EnumerateFiles(Options.Cache!, "version-*"));

        Programs("16.15");

        Assert.Equal("16.15", (await FindAsync(folder)).Version);
    }

    [Fact]
    public async Task AskingWhatWouldBeUsedFetchesNothing()
    {
        Assert.SkipUnless(PinnedPackage.ForThisMachine() is not null, "No package for this machine.");
        Needs.That(Platform.ProgramPath.Find("npm") is not null, "Needs npm.");

        var report = await LocalCluster.DescribeAsync(Options with { Source = "npm" }, Token);

        Assert.False(report.IsFetched);
        Assert.Null(report.Problem);
        Assert.Contains("@embedded-postgres/", report.Source, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Options.Cache));
    }

    [Fact]
    public async Task WithNeitherPostgresNorNpmBothAreNamed()
    {
        using var path = new ProgramsWithout("npm", _folder.Path);
        using var holder = Holder.Start(Options, [path.Variable, new(PostgresSource.Variable, "npm")], []);

        var said = await holder.SaysAsync();

        Assert.Contains("no npm to fetch it with", said, StringComparison.Ordinal);
        Assert.Contains("Install PostgreSQL 14 or newer, or npm", said, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:<database>", said, StringComparison.Ordinal);
    }

    private Task<PostgresBinaries> FindAsync(string folder) =>
        new BinariesFinder(Options with { Source = folder }).FindAsync(null, Token);

    private string Programs(string version)
    {
        var folder = Path.Combine(_folder.Path, "bin");
        Directory.CreateDirectory(folder);
        foreach (var name in new[] { "postgres", "initdb" })
        {
            var file = Path.Combine(folder, name);
            File.WriteAllText(file, $"#!/bin/sh\necho '{name} (PostgreSQL) {version}'\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        return folder;
    }
}
