using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tutti.Bench.Processes;

/// <summary>One server under measurement: a process of its own, confined to the servers' core.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> _output = new();

    private ServerProcess(Process process, IPEndPoint address)
    {
        Process = process;
        Address = address;
    }

    public Process Process { get; }

    public IPEndPoint Address { get; }

    /// <summary>Starts a server that is built beside this program.</summary>
    /// <param name="project">Its project.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="environment">More environment variables.</param>
    public static ServerProcess Start(
        string project,
        IPEndPoint address,
        params IEnumerable<(string Name, string Value)> environment
    )
    {
        Affinity.MoveThread(Affinity.ServerCore);
        try
        {
            return StartAnywhere(project, address, environment);
        }
        finally
        {
            Affinity.MoveThread(Affinity.LoadCore);
        }
    }

    /// <summary>The same, on the cores that this program may use.</summary>
    public static ServerProcess StartAnywhere(
        string project,
        IPEndPoint address,
        params IEnumerable<(string Name, string Value)> environment
    )
    {
        var start = StartOf(project, address);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new BenchException($"{project} did not start.");

        var server = new ServerProcess(process, address);
        process.OutputDataReceived += server.Keep;
        process.ErrorDataReceived += server.Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            server.WaitUntilItListens(project);
        }
        catch
        {
            server.Dispose();
            throw;
        }
        return server;
    }

    /// <summary>How a server that is built beside this program is started.</summary>
    public static ProcessStartInfo StartOf(string project, IPEndPoint address)
    {
        var assembly = AssemblyOf(project);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { assembly },
            // Hosts watch the folder that they start in for changed settings; in its own one nothing changes.
            WorkingDirectory = Path.GetDirectoryName(assembly),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = $"http://{address}";
        start.Environment["DOTNET_ENVIRONMENT"] = start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Logging__LogLevel__Microsoft"] = "Warning";
        return start;
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
            Process.WaitForExit();
        }
        Process.Dispose();
    }

    /// <summary>The program of a server that is built beside this one.</summary>
    public static string AssemblyOf(string project)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var bin = folder.Parent!.Parent!;
        var path = Path.Combine(bin.FullName, project, folder.Name, project + ".dll");
        if (!File.Exists(path))
        {
            // The examples are users' projects, which keep what is built in their own folder.
            var examples = Path.Combine(bin.Parent!.Parent!.FullName, "examples");
            var configuration = folder.Name == "debug" ? "Debug" : "Release";
            path = Path.Combine(examples, "trello", project, "bin", configuration, "net10.0", project + ".dll");
        }
        return File.Exists(path)
            ? path
            : throw new BenchException($"There is no {path}: build {project} in the same configuration as this.");
    }

    /// <summary>An address on this machine that nobody listens on.</summary>
    public static IPEndPoint FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }

    private void WaitUntilItListens(string project)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (Process.HasExited)
            {
                throw new BenchException(
                    $"{project} ended at start with code {Process.ExitCode}:\n{string.Join('\n', _output)}"
                );
            }
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Connect(Address);
                return;
            }
            catch (SocketException) when (clock.Elapsed < StartTimeout)
            {
                Process.WaitForExit(TimeSpan.FromMilliseconds(50));
            }
            catch (SocketException)
            {
                throw new BenchException(
                    $"{project} does not listen on {Address} after {StartTimeout.TotalSeconds} s:\n{string.Join('\n', _output)}"
                );
            }
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null && _output.Count < 100)
        {
            _output.Enqueue(line.Data);
        }
    }
}
