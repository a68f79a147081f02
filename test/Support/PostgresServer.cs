using System.Diagnostics;
using Npgsql;

namespace Tutti.Support;

/// <summary>
/// A PostgreSQL server of this test process alone, in a folder of its own, at a Unix socket. It ends, and its folder goes, when the process does, however it ends:
/// the shell that started it sees its standard input close.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    // $0 is the folder to remove, the rest what to run.
    private const string Guard = "\"$@\" & cat >/dev/null; kill -QUIT $! 2>/dev/null; wait $!; rm -rf \"$0\"";

    private static readonly Lazy<Task<PostgresServer>> OneForAll = new(() => StartAsync());
    private readonly string _folder;
    private readonly string[] _settings;
    private readonly List<Process> _guards = [];

    private PostgresServer(string folder, string[] settings)
    {
        (_folder, _settings) = (folder, settings);
        _guards.Add(Launch());
    }

    /// <summary>The server that all tests of this process share. Tests that end it start one of their own.</summary>
    public static Task<PostgresServer> SharedAsync() => OneForAll.Value;

    /// <summary>Starts one; skips the test where PostgreSQL is not installed, but for the build server.</summary>
    /// <param name="settings">Settings of the server, such as <c>max_connections=10</c>.</param>
    public static async Task<PostgresServer> StartAsync(params string[] settings)
    {
        Needs.That(
            Binary("postgres") is not null,
            "There is no PostgreSQL on PATH or in /usr/lib/postgresql/*/bin: install it (Debian: apt install postgresql, macOS: brew install postgresql)."
        );
        // Short, for a socket's path has at most 107 bytes.
        var folder = Directory.CreateTempSubdirectory("tutti-pg-").FullName;
        await InitializeAsync(folder);
        var server = new PostgresServer(folder, settings);
        await server.WaitAsync();
        return server;
    }

    /// <summary>The folder of the server's socket.</summary>
    public string SocketFolder => _folder;

    /// <summary>The process that all of the server's processes descend from.</summary>
    public int ProcessId => int.Parse(File.ReadLines(PidFile).First(), null);

    private string Data => Path.Combine(_folder, "data");
    private string PidFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>How to reach a database; no password is asked for.</summary>
    public string ConnectionString(string database = "postgres", string user = "postgres") =>
        new NpgsqlConnectionStringBuilder
        {
            Host = _folder,
            Database = database,
            Username = user,
        }.ConnectionString;

    /// <summary>Makes a new, empty database, and tells how to reach it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = "test_" + Guid.NewGuid().ToString("N");
        await ExecuteAsync($"create database {name}");
        return ConnectionString(name);
    }

    /// <summary>Executes a statement as superuser, beside whatever the test does.</summary>
    public async Task<object?> ExecuteAsync(string statement, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Ends the server's first process as nothing can refuse; the others notice and end, too.</summary>
    public async Task KillAsync()
    {
        using var process = Process.GetProcessById(ProcessId);
        process.Kill();
        await process.WaitForExitAsync();
        // The sockets of what is left of it.
        await UntilAsync(() => !HasBackends());
    }

    /// <summary>Starts it again after <see cref="KillAsync"/>, on the same data.</summary>
    public async Task RestartAsync()
    {
        File.Delete(PidFile);
        // The former guard stays: it would remove the folder.
        _guards.Add(Launch());
        await WaitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var guard in _guards)
        {
            guard.StandardInput.Close();
            await guard.WaitForExitAsync();
            guard.Dispose();
        }
    }

    private bool HasBackends() =>
        OperatingSystem.IsLinux()
        && Directory
            .EnumerateDirectories("/proc")
            .Any(process =>
                Link(Path.Combine(process, "cwd")) is { } folder && folder.StartsWith(Data, StringComparison.Ordinal)
            );

    private static string? Link(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task InitializeAsync(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", [Account, folder]);
        }
        await RunAsync(
            "",
            [
                Binary("initdb")!,
                "-D",
                Path.Combine(folder, "data"),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync",
            ]
        );
    }

    private Process Launch()
    {
        string[] settings =
        [
            "listen_addresses=",
            "fsync=off",
            "max_connections=200",
            $"unix_socket_directories={_folder}",
            .. _settings,
        ];
        string[] postgres =
        [
            Binary("postgres")!,
            "-D",
            Data,
            .. settings.SelectMany(setting => new[] { "-c", setting }),
            "-c",
            "logging_collector=on",
            "-c",
            "log_directory=" + Path.Combine(_folder, "log"),
        ];
        return Process.Start(
            new ProcessStartInfo("sh", ["-c", Guard, _folder, .. Unprivileged(postgres)])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = "/",
            }
        )!;
    }

    private async Task WaitAsync() =>
        await UntilAsync(() =>
            File.Exists(PidFile) && File.ReadLines(PidFile).ElementAtOrDefault(7)?.TrimEnd() == "ready"
        );

    private static async Task UntilAsync(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), "PostgreSQL was not ready within a minute.");
            await Task.Delay(10);
        }
    }

    private static async Task RunAsync(string command, string[] arguments)
    {
        string[] line = command.Length > 0 ? [command, .. arguments] : Unprivileged(arguments);
        using var process = Process.Start(
            new ProcessStartInfo(line[0], line[1..])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = "/",
            }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', line)}: {await error}");
    }

    // PostgreSQL refuses to run as root.
    private static string[] Unprivileged(string[] command) =>
        Environment.IsPrivilegedProcess
            ? ["setpriv", $"--reuid={Account}", $"--regid={Account}", "--clear-groups", .. command]
            : command;

    private static string Account =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal))
            ? "postgres"
            : "65534";

    private static string? Binary(string name)
    {
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        var installed = new DirectoryInfo("/usr/lib/postgresql");
        var folders = installed.Exists
            ? installed
                .EnumerateDirectories()
                .OrderByDescending(version => version.Name.PadLeft(4))
                .Select(version => Path.Combine(version.FullName, "bin"))
            : [];
        return path.Concat(folders).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
