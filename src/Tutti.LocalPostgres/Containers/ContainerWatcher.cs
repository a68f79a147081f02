using System.Runtime.Versioning;
using Tutti.LocalPostgres.Clusters;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Containers;

/// <summary>What <see cref="Watcher"/> is for a server of this machine: stops the container when nobody holds the <see cref="PipeLifeline"/> any more.</summary>
[UnsupportedOSPlatform("windows")]
internal static class ContainerWatcher
{
    // A container is no child of who starts it: it is told by its name, and the program that started it only shows its end. A container that
    // was not made yet cannot be stopped, but that program can.
    private const string Watch = """
        run=$1
        name=$2
        patience=$3
        shift 3
        exec 3<"$run/life" || exit 1
        "$@" 3<&- &
        client=$!
        (
          while read -r token; do
            : >"$run/$token"
          done <&3
          "$1" stop -t "$patience" "$name" 3<&- >/dev/null || kill "$client"
        ) &
        reader=$!
        exec 3<&-
        wait "$client"
        "$1" rm --force "$name" >/dev/null 2>&1
        kill "$reader"
        """;

    /// <summary>Starts a command of a container.</summary>
    public static void Start(ClusterFolder folder, string name, IReadOnlyList<string> command) =>
        Watcher.Detach(
            folder,
            ["/bin/sh", "-c", Watch, "tutti-postgres", folder.Run, name, PostgresContainer.Patience, .. command],
            Variables
        );

    // Where the engine is, and what it keeps for its user.
    private static IReadOnlyList<string> Variables =>
        [
            .. ServerEnvironment.Lines,
            .. Environment
                .GetEnvironmentVariables()
                .Keys.Cast<string>()
                .Where(IsOfEngine)
                .Select(name => $"{name}={Environment.GetEnvironmentVariable(name)}"),
        ];

    private static bool IsOfEngine(string name) =>
        name.StartsWith("DOCKER_", StringComparison.Ordinal)
        || name.StartsWith("CONTAINER", StringComparison.Ordinal)
        || name.StartsWith("XDG_", StringComparison.Ordinal)
        || name == "DBUS_SESSION_BUS_ADDRESS";
}
