using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Tutti.Bench.Http;
using Tutti.Bench.Processes;

namespace Tutti.Bench.Start;

/// <summary>One start of a server, up to its first answer.</summary>
/// <param name="Listening">Milliseconds until it listened.</param>
/// <param name="Answered">Milliseconds until it had answered.</param>
/// <param name="Cpu">Milliseconds of processor time until then.</param>
/// <param name="Memory">Megabytes of memory then.</param>
/// <param name="Phases">Milliseconds until each phase that the server told of.</param>
internal sealed record StartRun(
    double Listening,
    double Answered,
    double Cpu,
    double Memory,
    IReadOnlyList<(string Phase, double At)> Phases
)
{
    private static readonly byte[] Request = RequestBytes.Get("/hello/World");

    /// <summary>Starts a server and asks it once.</summary>
    /// <param name="project">Its project.</param>
    /// <param name="phases">Whether it is to tell when it reached which phase.</param>
    public static StartRun Of(string project, bool phases = false)
    {
        var address = ServerProcess.FreeAddress();
        var file = phases ? Path.GetTempFileName() : null;
        var start = ServerProcess.StartOf(project, address);
        if (file is not null)
        {
            start.Environment["TUTTI_START_TIMES"] = file;
        }
        var began = Stopwatch.GetTimestamp();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new BenchException($"{project} did not start.");
        try
        {
            using var socket = Connect(project, process, address, clock);
            var listening = clock.Elapsed.TotalMilliseconds;
            Ask(project, socket);
            var answered = clock.Elapsed.TotalMilliseconds;
            process.Refresh();
            var cpu = process.TotalProcessorTime.TotalMilliseconds;
            return new(
                listening,
                answered,
                cpu,
                process.WorkingSet64 / 1e6,
                file is null ? [] : Read(process, file, began)
            );
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            if (file is not null)
            {
                File.Delete(file);
            }
        }
    }

    private static Socket Connect(string project, Process process, IPEndPoint address, Stopwatch clock)
    {
        while (clock.Elapsed < TimeSpan.FromSeconds(30) && !process.HasExited)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Connect(address);
                return socket;
            }
            catch (SocketException)
            {
                socket.Dispose();
                process.WaitForExit(TimeSpan.FromMilliseconds(1));
            }
        }
        throw new BenchException($"{project} does not listen on {address}: {process.StandardError.ReadToEnd()}");
    }

    private static void Ask(string project, Socket socket)
    {
        socket.Send(Request);
        var buffer = new byte[4096];
        var answer = Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer));
        if (!answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
        {
            throw new BenchException($"{project} answered: {answer}");
        }
    }

    private static List<(string, double)> Read(Process process, string file, long began)
    {
        // The server writes them when it has started; it may still be at it.
        for (var i = 0; i < 100 && new FileInfo(file).Length == 0; i++)
        {
            process.WaitForExit(TimeSpan.FromMilliseconds(10));
        }
        return
        [
            .. File.ReadAllLines(file)
                .Select(line => line.Split(' '))
                .Select(part => (part[0], Stopwatch.GetElapsedTime(began, Timestamp(part[1])).TotalMilliseconds)),
        ];
    }

    private static long Timestamp(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
