using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Tutti.Processes.Supervision;

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>The test app as a process of its own.</summary>
internal sealed class AppProcess : IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Channel<ProcessLine> _lines = Channel.CreateUnbounded<ProcessLine>();
    private readonly List<string> _log = [];
    private readonly Task _reading;

    private AppProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public int Id => _process.Id;

    /// <summary>What the process has written, but for the lines to its supervisor.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join('\n', _log);
            }
        }
    }

    /// <summary>Starts it, supervised unless the variables say otherwise.</summary>
    public static AppProcess Start(IReadOnlyDictionary<string, string?>? variables = null, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [TestHost.Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [SupervisorLines.Variable] = "1", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }
        return new AppProcess(Process.Start(start)!);
    }

    /// <summary>Waits for the next line to the supervisor.</summary>
    public async Task<ProcessLine> SaysAsync()
    {
        using var timeout = new CancellationTokenSource(s_longest);
        try
        {
            return await _lines.Reader.ReadAsync(timeout.Token);
        }
        catch (Exception exception) when (exception is ChannelClosedException or OperationCanceledException)
        {
            throw new InvalidOperationException($"The process has said nothing. Its log:\n{Log}", exception);
        }
    }

    /// <summary>Waits until it says that it is ready.</summary>
    /// <returns>Where it takes requests from outside.</returns>
    public async Task<IReadOnlyList<string>> ReadyAsync()
    {
        var line = await SaysAsync();
        Assert.Equal(ProcessLine.Ready, line.Tutti);
        return line.Urls ?? [];
    }

    /// <summary>Waits until a process that nobody supervises has started.</summary>
    /// <returns>Where it listens.</returns>
    public async Task<Uri> ListensAsync()
    {
        await Wait.UntilAsync(() => Log.Contains("Application started.", StringComparison.Ordinal));
        return new Uri(Regex.Match(Log, "Now listening on: (http://[^ \n]+)").Groups[1].Value);
    }

    /// <summary>Says something, as its supervisor does.</summary>
    public void Tell(string line) => _process.StandardInput.WriteLine(line);

    /// <summary>Ends its input, as a supervisor does that wants it to stop, or that dies.</summary>
    public void EndInput() => _process.StandardInput.Close();

    public void Signal(string signal)
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "There are no signals.");
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end, and for all that it has written.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitedAsync()
    {
        using var timeout = new CancellationTokenSource(s_longest);
        await _process.WaitForExitAsync(timeout.Token);
        await _reading.WaitAsync(timeout.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (SupervisorLines.ReadProcess(line) is { } said)
            {
                _lines.Writer.TryWrite(said);
                continue;
            }
            lock (_log)
            {
                _log.Add(line);
            }
        }
        if (reader == _process.StandardOutput)
        {
            _lines.Writer.TryComplete();
        }
    }
}
