using System.Security.Cryptography;
using System.Text;
using Tutti.LocalPostgres.Binaries;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>Where a cluster is, and who its server runs as.</summary>
/// <param name="Folder">The folder, which may be another than the one that was asked for.</param>
/// <param name="Account">Who the server runs as.</param>
internal sealed record ClusterPlace(ClusterFolder Folder, Account Account)
{
    private const string StateRoot = "/var/lib/tutti";

    /// <summary>The folder that was asked for, or the one that it names.</summary>
    public static ClusterFolder Find(string path)
    {
        var folder = new ClusterFolder(path);
        return File.Exists(folder.Elsewhere) ? new(File.ReadAllText(folder.Elsewhere).Trim()) : folder;
    }

    /// <summary>Decides for a folder who can work in it, and makes what is missing there.</summary>
    public static async Task<ClusterPlace> PrepareAsync(
        ClusterFolder folder,
        PostgresBinaries binaries,
        CancellationToken cancellationToken
    )
    {
        var place = await ChooseAsync(folder, binaries, cancellationToken);
        var (chosen, account) = place;
        PrivateFile.MakeFolder(chosen.Path, account);
        PrivateFile.MakeFolder(chosen.Run, account);
        if (account.Kind != AccountKind.Own)
        {
            AccountFile.Write(chosen, account);
        }
        return place;
    }

    private static async Task<ClusterPlace> ChooseAsync(
        ClusterFolder folder,
        PostgresBinaries binaries,
        CancellationToken cancellationToken
    )
    {
        if (OperatingSystem.IsWindows() || !Posix.IsRoot)
        {
            return new(folder, Account.Own);
        }
        if (AccountFile.Read(folder) is { } known)
        {
            return new(folder, known);
        }
        if (File.Exists(folder.VersionFile))
        {
            var owner = await AccountChoice.OwnerOfAsync(folder.Data, cancellationToken) ?? AccountChoice.Namespace();
            return new(folder, owner ?? throw NoAccount(folder));
        }
        if (binaries.Container is not null)
        {
            return new(folder, AccountChoice.OfContainer());
        }
        return await ForRootAsync(folder, binaries, cancellationToken);
    }

    private static async Task<ClusterPlace> ForRootAsync(
        ClusterFolder folder,
        PostgresBinaries binaries,
        CancellationToken cancellationToken
    )
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException();
        }
        foreach (var account in AccountChoice.Others())
        {
            PrivateFile.MakeFolder(folder.Path, account);
            if (await AccountChoice.CanUseAsync(account, folder.Path, binaries.Server, cancellationToken))
            {
                return new(folder, account);
            }
        }
        PrivateFile.MakeFolder(folder.Path, Account.Own);
        Posix.ChangeOwner(folder.Path, 0, 0);
        if (
            AccountChoice.Namespace() is { } inNamespace
            && await AccountChoice.CanUseAsync(inNamespace, folder.Path, binaries.Server, cancellationToken)
        )
        {
            return new(folder, inNamespace);
        }
        var elsewhere = new ClusterFolder(Path.Combine(StateRoot, Hash(folder.Path)));
        foreach (var account in AccountChoice.Others())
        {
            PrivateFile.MakeFolder(elsewhere.Path, account);
            if (await AccountChoice.CanUseAsync(account, elsewhere.Path, binaries.Server, cancellationToken))
            {
                await File.WriteAllTextAsync(folder.Elsewhere, elsewhere.Path, cancellationToken);
                return new(elsewhere, account);
            }
        }
        throw NoAccount(folder);
    }

    private static string Hash(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 8));

    private static LocalPostgresException NoAccount(ClusterFolder folder) =>
        new(
            $"PostgreSQL does not run as root, and no other user of this machine can run it with its data in {folder.Path}.",
            "Run as another user than root; or make a user named postgres who can reach PostgreSQL's programs, and install setpriv (package util-linux)."
        );
}
