using System.Diagnostics;
using Tutti.Bench.Processes;

namespace Tutti.Bench.Sql;

/// <summary>A PostgreSQL server for the benchmark alone, on the load's core, at a Unix socket.</summary>
internal sealed class SqlServer : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("tutti-sql-").FullName;
    private readonly Process _process;

    public SqlServer()
    {
        var data = Path.Combine(_folder, "data");
        if (Environment.IsPrivilegedProcess)
        {
            Wait(Start(["chown", "postgres", _folder]));
        }
        Wait(
            Start([
                .. Unprivileged,
                Binary("initdb"),
                "-D",
                data,
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-sync",
            ])
        );
        Affinity.MoveThread(Affinity.LoadCore);
        string[] settings =
        [
            "listen_addresses=",
            "fsync=off",
            "autovacuum=off",
            "max_connections=500",
            $"unix_socket_directories={_folder}",
        ];
        _process = Start([
            .. Unprivileged,
            Binary("postgres"),
            "-D",
            data,
            .. settings.SelectMany(setting => new[] { "-c", setting }),
        ]);
        var clock = Stopwatch.StartNew();
        var state = Path.Combine(data, "postmaster.pid");
        while (!(File.Exists(state) && File.ReadLines(state).ElementAtOrDefault(7)?.TrimEnd() == "ready"))
        {
            if (_process.WaitForExit(TimeSpan.FromMilliseconds(20)) || clock.Elapsed > StartTimeout)
            {
                throw new BenchException("PostgreSQL did not start.");
            }
        }
    }

    public string ConnectionString => ConnectionStringTo("postgres");

    public string ConnectionStringTo(string database) => $"Host={_folder};Username=postgres;Database={database}";

    /// <summary>Executes a statement, as the superuser.</summary>
    public void Execute(string statement) =>
        Wait(Start([Binary("psql"), "-h", _folder, "-U", "postgres", "-v", "ON_ERROR_STOP=1", "-c", statement]));

    public void Dispose()
    {
        // By its own id, for it may have been started as another user's.
        Wait(
            Start([.. Unprivileged, Binary("pg_ctl"), "stop", "-m", "immediate", "-D", Path.Combine(_folder, "data")])
        );
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // PostgreSQL refuses to run as root.
    private static string[] Unprivileged =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    private static Process Start(string[] command) =>
        Process.Start(
            new ProcessStartInfo(command[0], command[1..])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetTempPath(),
            }
        )!;

    private static void Wait(Process process)
    {
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new BenchException($"{process.StartInfo.FileName}: {error}");
        }
    }

    private static string Binary(string name)
    {
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            : [];
        return path.Concat(installed).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new BenchException("There is no PostgreSQL on PATH: install it (Debian: apt install postgresql).");
    }
}
