using System.Runtime.Versioning;
using Tutti.LocalPostgres.Binaries;
using Tutti.LocalPostgres.Platform;
using Tutti.Support;

namespace Tutti.LocalPostgres.Tests;

/// <summary>A program <c>docker</c> that runs what is asked of the image with the npm package, which has the same version, apart from who asks.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class FakeDocker
{
    // A container is a session of its own that lives on when the program that started it is killed.
    private const string Script = """
        #!/bin/sh
        state=STATE
        echo "$*" >>"$state/calls"
        case "$1" in
          info) test ! -e "$state/down" || { echo "Cannot connect to the Docker daemon." >&2; exit 1; } ;;
          image) test -e "$state/image" ;;
          pull)
            test ! -e "$state/offline" || { echo "no route to the registry" >&2; exit 1; }
            touch "$state/image" ;;
          container)
            for last; do :; done
            test -e "$state/$last.pid" && echo true ;;
          stop)
            test -e "$state/$4.pid" || { echo "No such container: $4" >&2; exit 1; }
            kill -INT "$(cat "$state/$4.pid")"
            while test -e "$state/$4.pid"; do sleep 0.05; done ;;
          rm)
            test -e "$state/$3.pid" || exit 0
            kill -KILL "$(cat "$state/$3.pid")"
            while test -e "$state/$3.pid"; do sleep 0.05; done ;;
          run)
            while :; do
              case "$1" in
                --name) name=$2; shift ;;
                --user=*) user=${1#*=} ;;
                --entrypoint=*) program=${1#*=} ;;
                postgres:*) shift; break ;;
              esac
              shift
            done
            for argument; do
              shift
              case "$argument" in
                'listen_addresses=*') argument=listen_addresses=127.0.0.1 ;;
              esac
              set -- "$@" "$argument"
            done
            set -- "PROGRAMS/$program" "$@"
            if test "$(id -u)" = 0; then
              set -- setpriv "--reuid=${user%:*}" "--regid=${user#*:}" --clear-groups -- "$@"
            fi
            setsid /bin/sh -c '
              pid=$1
              shift
              "$@" &
              echo $! >"$pid"
              wait
              code=$?
              rm "$pid"
              exit $code
            ' container "$state/$name.pid" "$@" &
            wait $! ;;
        esac
        """;

    private readonly string _state;
    private readonly string _folder;

    private FakeDocker(string state, string folder)
    {
        _state = state;
        _folder = folder;
    }

    /// <summary>What a holder sees that is to use it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variables =>
        [new("PATH", _folder + ":" + Environment.GetEnvironmentVariable("PATH")), new("TUTTI_POSTGRES", "docker")];

    /// <summary>All commands that it was given.</summary>
    public IReadOnlyList<string> Calls => File.ReadAllLines(Path.Combine(_state, "calls"));

    /// <summary>The containers that run.</summary>
    public IReadOnlyList<string> Containers =>
        [.. Directory.EnumerateFiles(_state, "*.pid").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    public static async Task<FakeDocker> MakeAsync(TemporaryFolder place)
    {
        Needs.That(PinnedPackage.ForThisMachine() is not null && ProgramPath.Find("npm") is not null, "Needs npm.");
        var options = place.Options with { Source = "npm" };
        var found = await new BinariesFinder(options).FindAsync(null, TestContext.Current.CancellationToken);
        Needs.That(File.Exists("/usr/bin/setsid"), "Needs setsid, of util-linux.");
        // The server's user is another one when root runs the tests.
        File.SetUnixFileMode(
            place.Path,
            File.GetUnixFileMode(place.Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute
        );
        var state = Directory.CreateDirectory(Path.Combine(place.Path, "docker-state")).FullName;
        var folder = Directory.CreateDirectory(Path.Combine(place.Path, "docker-bin")).FullName;
        var program = Path.Combine(folder, "docker");
        await File.WriteAllTextAsync(
            program,
            Script
                .Replace("STATE", state, StringComparison.Ordinal)
                .Replace("PROGRAMS", found.Folder, StringComparison.Ordinal)
        );
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new(state, folder);
    }

    /// <summary>Makes it behave otherwise: <c>down</c> or <c>offline</c>.</summary>
    public void Set(string fault) => File.WriteAllText(Path.Combine(_state, fault), "");

    /// <summary>The process of a container's server.</summary>
    public int ProcessOf(string container) =>
        int.Parse(
            File.ReadAllText(Path.Combine(_state, container + ".pid")),
            System.Globalization.CultureInfo.InvariantCulture
        );
}
