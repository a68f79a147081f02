using System.Diagnostics;
using Tutti.Support;

namespace Tutti.Deploy.Tests.Systemd;

/// <summary>
/// Starts a program as systemd does by the unit: nothing of this process's own environment, the app at its place, a file system that is read-only but for
/// temporary files, and a user who may do nothing else.
/// </summary>
internal static class Sandbox
{
    private const string ExitCodeIfWritable = "97";

    // In a mount namespace of its own, so that nobody else notices.
    private const string ReadOnlyPlaces = """
        set -e
        published=$1 place=$2
        shift 2
        mount -t tmpfs -o mode=755 tmpfs "$(dirname "$place")"
        mkdir "$place"
        mount --bind "$published" "$place"
        mount -t tmpfs -o mode=1777 tmpfs /tmp
        mount -o remount,ro,bind "$place"
        mount -o remount,ro,bind "$(dirname "$place")"
        mount -o remount,ro,bind /
        cd "$place"
        exec "$@"
        """;

    private const string RefuseWritable =
        $"""if touch ./written 2>/dev/null; then echo "$PWD can be written to" >&2; exit {ExitCodeIfWritable}; fi; exec "$@" """;

    private static readonly string[] s_unprivileged =
    [
        "setpriv",
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
        "--no-new-privs",
        "--bounding-set=-all",
        "--inh-caps=-all",
    ];

    /// <summary>Skips the test where there are no such means, but never on a build server.</summary>
    public static async Task RequireAsync()
    {
        var missing = await FindMissingAsync();
        Needs.That(missing is null, missing ?? "");
    }

    /// <summary>How the unit's program is started.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="published">The folder that <c>tutti build</c> has made.</param>
    /// <param name="variables">The lines of the unit's environment file.</param>
    public static ProcessStartInfo StartOf(UnitFile unit, string published, IEnumerable<string> variables)
    {
        string[] command =
        [
            "--mount",
            "--propagation",
            "private",
            "sh",
            "-c",
            ReadOnlyPlaces,
            "sh",
            published,
            unit.WorkingDirectory,
            .. s_unprivileged,
            "sh",
            "-c",
            RefuseWritable,
            "sh",
            "env",
            "--ignore-environment",
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin",
            .. DotnetRoot(),
            .. unit.Environment,
            .. variables,
            unit.ExecStart,
        ];
        return new ProcessStartInfo("unshare", command);
    }

    // Where the runtime is installed as usual, its programs find it; elsewhere they must be told.
    private static IEnumerable<string> DotnetRoot()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        return root is "/usr/share/dotnet" or "/usr/lib/dotnet" ? [] : [$"DOTNET_ROOT={root}"];
    }

    private static async Task<string?> FindMissingAsync()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "There is no systemd on this system.";
        }
        if (!Environment.IsPrivilegedProcess)
        {
            return "Only root can become another user: run the tests as root, or in a container.";
        }
        foreach (var program in (string[])["unshare", "setpriv"])
        {
            if (
                !(Environment.GetEnvironmentVariable("PATH") ?? "")
                    .Split(':')
                    .Any(folder => File.Exists(Path.Combine(folder, program)))
            )
            {
                return $"The program {program} is missing: install util-linux.";
            }
        }
        using var attempt = Process.Start("unshare", ["--mount", "--propagation", "private", "true"]);
        await attempt.WaitForExitAsync();
        return attempt.ExitCode == 0
            ? null
            : "This machine lets nobody mount anything: in a container, give it the capability SYS_ADMIN.";
    }
}
