using System.Security.Cryptography;
using System.Text;
using Tutti.LocalPostgres.Binaries;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>Makes data directories: the first by <c>initdb</c>, the others as copies of it, which is several times quicker.</summary>
internal sealed class DataTemplate(PostgresBinaries binaries, Account account, LocalClusterOptions options)
{
    // Part of the template's name: change it when initdb is called otherwise.
    private const string Form = "1";

    private string Folder
    {
        get
        {
            var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{Form}|{binaries.Folder}|{binaries.Version}"));
            var name = $"template-{binaries.Version}-{Convert.ToHexStringLower(key.AsSpan(0, 6))}";
            return Path.Combine(UserCache.For(options), name);
        }
    }

    /// <summary>Makes the data directory of a cluster, and its secret, which stands in the data as the superuser's password.</summary>
    public async Task MakeAsync(ClusterFolder folder, CancellationToken cancellationToken)
    {
        Delete(folder.NewData);
        if (ClusterSecret.Read(Path.Combine(Folder, "secret")) is { } secret)
        {
            FolderCopy.Copy(Path.Combine(Folder, "data"), folder.NewData, account);
        }
        else
        {
            options.Notice($"Making the first data directory with {binaries}.");
            secret = ClusterSecret.Make();
            await InitializeAsync(folder, secret, cancellationToken);
            Keep(folder, secret);
        }
        secret.Write(folder.Secret, account);
        await FolderMove.MoveAsync(folder.NewData, folder.Data, cancellationToken);
    }

    private async Task InitializeAsync(ClusterFolder folder, ClusterSecret secret, CancellationToken cancellationToken)
    {
        var passwordFile = Path.Combine(folder.Run, "initdb.password");
        PrivateFile.Write(passwordFile, secret.PasswordOf(LocalCluster.Superuser), account);
        // What initdb makes belongs to the account: it must find a folder of its own.
        PrivateFile.MakeFolder(folder.NewData, account);
        try
        {
            string[] command =
            [
                .. binaries.Container?.Command(folder, account, "initdb", port: null)
                    ?? [.. account.Prefix, binaries.InitDb],
                "--pgdata=" + folder.NewData,
                "--username=" + LocalCluster.Superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The same order of texts on every machine.
                .. Locale,
                // Less to copy for each new cluster.
                "--wal-segsize=4",
                "--no-sync",
            ];
            var result = await ProgramRun.RunAsync(command, folder.Run, cancellationToken);
            if (result is not { ExitCode: 0 })
            {
                throw Failure(folder, result);
            }
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    private IEnumerable<string> Locale =>
        binaries.Major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        : OperatingSystem.IsMacOS() ? ["--locale=C", "--lc-ctype=UTF-8"]
        : OperatingSystem.IsWindows() ? ["--locale=C"]
        : ["--locale=C.UTF-8"];

    // Another process may be doing the same; whoever is first wins, and nobody needs a template to go on.
    private void Keep(ClusterFolder folder, ClusterSecret secret)
    {
        var next = $"{Folder}.{Guid.NewGuid():N}";
        try
        {
            PrivateFile.MakeFolder(next, Account.Own);
            FolderCopy.Copy(folder.NewData, Path.Combine(next, "data"), Account.Own);
            secret.Write(Path.Combine(next, "secret"), Account.Own);
            Directory.Move(next, Folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Delete(next);
        }
    }

    private LocalPostgresException Failure(ClusterFolder folder, ProgramResult? result)
    {
        Delete(folder.NewData);
        var said = result is null ? "it could not be run" : LogText.LastLines(result.Output + result.Errors, 12);
        return new(
            $"{binaries.InitDb} could not make the data directory {folder.Data}:{Environment.NewLine}{said}",
            $"Read what it says; the folder {folder.Path} needs about 50 MB of free space and a user who may write to it."
        );
    }

    private static void Delete(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Only a leftover in a cache, or the next step says it better.
        }
    }
}
