using System.Runtime.Versioning;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>Starts the server under a small shell program that stops it when nobody holds its <see cref="PipeLifeline"/> any more.</summary>
[UnsupportedOSPlatform("windows")]
internal static class Watcher
{
    // Leaves what the caller had open, and its terminal; the log is opened here, by a user who may.
    private const string Launch = """
        cd /
        log=$1
        shift
        "$@" </dev/null >>"$log" 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- &
        """;

    // The server dies with the watcher where the system can arrange that. A reader beside the watcher answers each holder, and sees when
    // the last one is gone. A server that does not stop in time is told to drop everything: it recovers at the next start.
    private const string Watch = """
        run=$1
        shift
        exec 3<"$run/life" || exit 1
        if setpriv --pdeathsig INT true 2>/dev/null; then
          set -- setpriv --pdeathsig INT "$@"
        fi
        "$@" 3<&- &
        server=$!
        (
          while read -r token; do
            : >"$run/$token"
          done <&3
          kill -INT "$server"
          seconds=0
          while [ "$seconds" -lt 20 ] && kill -0 "$server" 2>/dev/null; do
            sleep 1 3<&- >/dev/null 2>&1
            seconds=$((seconds + 1))
          done
          kill -QUIT "$server"
        ) &
        reader=$!
        exec 3<&-
        wait "$server"
        kill "$reader"
        """;

    public static void Start(ClusterFolder folder, Account account, IReadOnlyList<string> server) =>
        Detach(
            folder,
            [.. account.Prefix, "/bin/sh", "-c", Watch, "tutti-postgres", folder.Run, .. server],
            ServerEnvironment.Lines
        );

    /// <summary>Starts a command that outlives this process, and writes to the server's log.</summary>
    public static void Detach(ClusterFolder folder, IReadOnlyList<string> command, IReadOnlyList<string> environment) =>
        Posix.RunDetached("/bin/sh", ["-c", Launch, "tutti-postgres", folder.Log, .. command], environment);
}
