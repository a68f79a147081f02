using System.Security.Cryptography;
using System.Text;
using Tutti.LocalPostgres.Clusters;
using Tutti.LocalPostgres.Platform;
using static System.FormattableString;

namespace Tutti.LocalPostgres.Containers;

/// <summary>The container in which PostgreSQL's programs run for one start of a cluster. It sees the cluster's folder under its own path.</summary>
/// <param name="Engine">What runs it.</param>
/// <param name="Name">Its name, which no other start has: who clears away an old container never meets a new one.</param>
internal sealed record PostgresContainer(ContainerEngine Engine, string Name)
{
    /// <summary>How many seconds a server may take to stop before it is killed; it recovers at the next start.</summary>
    public const string Patience = "20";

    public static PostgresContainer For(ContainerEngine engine, string folder)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder)));
        return new(
            engine,
            $"tutti-{Convert.ToHexStringLower(hash.AsSpan(0, 6))}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}"
        );
    }

    /// <summary>The container of the last start; null if that was none.</summary>
    public static PostgresContainer? Read(ClusterFolder folder) =>
        WholeFile.Read(folder.Container) is [var program, var name] ? new(new(program), name) : null;

    /// <summary>Notes it before it is started, so that the next start finds what a crash leaves.</summary>
    public void Write(ClusterFolder folder, Account account)
    {
        var (user, group) = UserOf(account);
        // The programs ask for the name of their user, and the image knows only its own.
        PrivateFile.Write(PasswdOf(folder), Invariant($"postgres:x:{user}:{group}::/:/bin/sh\n"), account);
        WholeFile.Write(folder.Container, [Engine.Program, Name], account);
    }

    /// <summary>What runs a program of the image with arguments that follow.</summary>
    public IReadOnlyList<string> Command(ClusterFolder folder, Account account, string program, int? port)
    {
        var (user, group) = UserOf(account);
        return
        [
            Engine.Program,
            "run",
            "--rm",
            "--name",
            Name,
            "--pull=never",
            Invariant($"--user={user}:{group}"),
            // The developer is the same user inside.
            .. Engine.IsPodman && !OperatingSystem.IsWindows() && !Posix.IsRoot ? (string[])["--userns=keep-id"] : [],
            // Else SELinux keeps it from the folder.
            "--security-opt=label=disable",
            // Parallel queries need more than the usual 64 MB.
            "--shm-size=256m",
            // Told so, the server drops its connections and stops.
            "--stop-signal=SIGINT",
            "--env=LC_ALL=C",
            "--mount",
            $"type=bind,{Field($"source={folder.Path}")},{Field($"target={folder.Path}")}",
            "--mount",
            $"type=bind,{Field($"source={PasswdOf(folder)}")},target=/etc/passwd,readonly",
            .. port is { } published
                ? (string[])[Invariant($"--publish=127.0.0.1:{published}:{published}")]
                : ["--network=none"],
            $"--entrypoint={program}",
            Engine.Image,
        ];
    }

    public async Task<bool> IsRunningAsync(CancellationToken cancellationToken) =>
        await Engine.RunAsync(["container", "inspect", "--format={{.State.Running}}", Name], cancellationToken)
            is { ExitCode: 0, Output: var said }
        && said.Trim() == "true";

    /// <summary>Stops what is left of it. An engine that does not answer runs nothing.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await Engine.RunAsync(["stop", "-t", Patience, Name], cancellationToken);
        await Engine.RunAsync(["rm", "--force", Name], cancellationToken);
    }

    private static string PasswdOf(ClusterFolder folder) => Path.Combine(folder.Run, "passwd");

    private static (uint User, uint Group) UserOf(Account account) =>
        account.Kind switch
        {
            AccountKind.Own when !OperatingSystem.IsWindows() => (Posix.User, Posix.Group),
            AccountKind.Other => (account.User, account.Group),
            _ => throw new LocalPostgresException(
                "The local data belongs to root, and PostgreSQL in a container does not run as root.",
                "Install PostgreSQL on this machine, or throw all local data away with `tutti db reset --all`."
            ),
        };

    // A mount is a line of CSV.
    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(',', '"') < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
