using System.Diagnostics;
using Npgsql;
using Tutti.LocalPostgres;
using Tutti.LocalPostgres.Binaries;
using Tutti.LocalPostgres.Platform;

namespace Tutti.Support;

/// <summary>
/// A PostgreSQL server of this test process alone, in a folder of its own, at a Unix socket. It ends, and its folder goes, when the process does, however it ends:
/// the shell that started it sees its standard input close. Which PostgreSQL it is, <c>TUTTI_POSTGRES</c> decides, as for apps.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    // $0 is the folder to remove, the rest what to run.
    private const string Guard = "\"$@\" & cat >/dev/null; kill -QUIT $! 2>/dev/null; wait $!; rm -rf \"$0\"";

    private static readonly Lazy<Task<PostgresServer>> OneForAll = new(() => StartAsync());
    private readonly PostgresBinaries _programs;
    private readonly Account _account;
    private readonly string _folder;
    private readonly string[] _settings;
    private readonly int _port;
    private readonly List<Process> _guards = [];

    private PostgresServer(PostgresBinaries programs, Account account, string folder, string[] settings)
    {
        (_programs, _account, _folder, _settings) = (programs, account, folder, settings);
        // At a socket too, the port is part of the name.
        var port = settings.FirstOrDefault(setting => setting.StartsWith("port=", StringComparison.Ordinal));
        _port = port is null ? NpgsqlConnection.DefaultPort : int.Parse(port["port=".Length..], null);
        _guards.Add(Launch());
    }

    /// <summary>The server that all tests of this process share. Tests that end it start one of their own.</summary>
    public static Task<PostgresServer> SharedAsync() => OneForAll.Value;

    /// <summary>Starts one; skips the test where there is no PostgreSQL, but for the build server.</summary>
    /// <param name="settings">Settings of the server, such as <c>max_connections=10</c>.</param>
    public static Task<PostgresServer> StartAsync(params string[] settings) => StartAsync(InitDb, settings);

    /// <summary>Starts one on data that are made in another way.</summary>
    /// <param name="command">What makes them: given PostgreSQL's programs, and the folder.</param>
    /// <param name="settings">Settings of the server.</param>
    public static async Task<PostgresServer> StartAsync(
        Func<PostgresBinaries, string, string[]> command,
        params string[] settings
    )
    {
        var programs = await FindAsync();
        // Short, for a socket's path has at most 107 bytes.
        var folder = Directory.CreateTempSubdirectory("tutti-pg-").FullName;
        var account = await ChooseAsync(folder, programs.Server);
        await RunAsync([.. account.Prefix, .. command(programs, Path.Combine(folder, "data"))]);
        var server = new PostgresServer(programs, account, folder, settings);
        await server.WaitAsync();
        return server;
    }

    /// <summary>Gives a file to the account that a server would run as.</summary>
    public static async Task GiveAsync(string path)
    {
        var account = await ChooseAsync(Path.GetDirectoryName(path)!, (await FindAsync()).Server);
        account.Give(path);
    }

    /// <summary>Gives a file or folder to the account that this server runs as.</summary>
    public void Give(string path) => _account.Give(path);

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
            Port = _port,
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

    private static string[] InitDb(PostgresBinaries programs, string data) =>
        [programs.InitDb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];

    private static async Task<PostgresBinaries> FindAsync()
    {
        try
        {
            var found = await new BinariesFinder(new LocalClusterOptions { Folder = "." }).FindAsync(
                dataMajor: null,
                CancellationToken.None
            );
            Needs.That(found.Container is null, "Needs PostgreSQL outside of a container.");
            return found;
        }
        catch (LocalPostgresException nothing)
        {
            Needs.That(isThere: false, $"{nothing.Message} {nothing.Remedy}");
            throw;
        }
    }

    // PostgreSQL refuses to run as root; what npm has fetched for root may lie where no other user gets.
    private static async Task<Account> ChooseAsync(string folder, string program)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return Account.Own;
        }
        foreach (var account in AccountChoice.Others())
        {
            account.Give(folder);
            if (await AccountChoice.CanUseAsync(account, folder, program, CancellationToken.None))
            {
                return account;
            }
        }
        Posix.ChangeOwner(folder, 0, 0);
        return AccountChoice.Namespace()!;
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
            .. _account.Prefix,
            _programs.Server,
            "-D",
            Data,
            .. settings.SelectMany(setting => new[] { "-c", setting }),
            "-c",
            "logging_collector=on",
            "-c",
            "log_directory=" + Path.Combine(_folder, "log"),
        ];
        return Process.Start(
            new ProcessStartInfo("sh", ["-c", Guard, _folder, .. postgres])
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

    private static async Task RunAsync(string[] command)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command[0], command[1..])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = "/",
            }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)}: {await error}");
    }
}
