using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Tutti.Examples.Tests.Support;

/// <summary>One process of an app, and what it logs.</summary>
public sealed partial class AppProcess
{
    private readonly Process _process;
    private readonly List<string> _log = [];
    private readonly List<Uri> _addresses = [];
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private AppProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError))
            .ContinueWith(
                _ => _started.TrySetException(new InvalidOperationException($"The process ended:\n{Log}")),
                TaskScheduler.Default
            );
    }

    public int Id => _process.Id;

    /// <summary>Completes when it takes requests.</summary>
    public Task Started => _started.Task;

    /// <summary>Where it takes them from outside.</summary>
    public IEnumerable<Uri> Addresses => _addresses;

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

    public static AppProcess Start(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return new AppProcess(Process.Start(start)!);
    }

    /// <summary>Asks it to end, as a service manager does, and gives its exit code; <see langword="null"/> if it had to be killed.</summary>
    public async Task<int?> StopAsync(TimeSpan patience)
    {
        if (!_process.HasExited && !OperatingSystem.IsWindows())
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            using var enough = new CancellationTokenSource(patience);
            await _process.WaitForExitAsync(enough.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        int? exitCode = _process.HasExited ? _process.ExitCode : null;
        if (exitCode is null)
        {
            _process.Kill(entireProcessTree: true);
        }
        await _reading;
        _process.Dispose();
        return exitCode;
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_log)
            {
                _log.Add(line);
                if (Listening().Match(line) is { Success: true } match)
                {
                    _addresses.Add(new Uri(match.Groups[1].Value));
                }
            }
            if (line.Contains("Application started.", StringComparison.Ordinal))
            {
                _started.TrySetResult();
            }
        }
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
