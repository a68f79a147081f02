using System.Diagnostics;
using System.Text.Json;

namespace Tutti.Examples.Tests.Support;

/// <summary>An example, started by <c>tutti run --json</c> as a user would, and stopped at the end.</summary>
public sealed class RunningExample : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);

    private readonly Process _cli;
    private readonly Task _errors;
    private readonly List<string> _log = [];

    private readonly ExampleCopy? _copy;

    private RunningExample(Process cli, ExampleCopy? copy)
    {
        (_cli, _copy) = (cli, copy);
        _errors = RecordAsync(cli.StandardError);
    }

    /// <summary>The example's own URL.</summary>
    public ExampleApi Api { get; private set; } = null!;

    /// <summary>The services of each process, by the process's name; a pure gateway has none.</summary>
    public IReadOnlyDictionary<string, string[]> Processes { get; private set; } = null!;

    /// <summary>Runs a copy: of one folder there is one run at a time.</summary>
    public static Task<RunningExample> StartAsync(string example, string processes)
    {
        var copy = ExampleCopy.Of(example);
        return StartAsync(copy.Folder, processes, copy);
    }

    public static Task<RunningExample> StartInAsync(string folder, string processes) =>
        StartAsync(folder, processes, copy: null);

    private static async Task<RunningExample> StartAsync(string folder, string processes, ExampleCopy? copy)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Repository.Cli,
                "run",
                folder,
                "--processes",
                processes,
                "--port",
                "0",
                "--json",
                "--no-watch",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var running = new RunningExample(Process.Start(start)!, copy);
        try
        {
            await running.ReadyAsync().WaitAsync(StartTimeout);
            return running;
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{folder} was not ready after {StartTimeout}.\n{running.Log}");
        }
        finally
        {
            if (running.Api is null)
            {
                await running.DisposeAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_cli.HasExited && !OperatingSystem.IsWindows())
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_cli.Id}"]);
            await _cli.WaitForExitAsync(new CancellationTokenSource(StopTimeout).Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (!_cli.HasExited)
        {
            _cli.Kill(entireProcessTree: true);
        }
        Api?.Dispose();
        _cli.Dispose();
        _copy?.Dispose();
    }

    private string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join('\n', _log);
            }
        }
    }

    private async Task ReadyAsync()
    {
        while (await _cli.StandardOutput.ReadLineAsync() is { } line)
        {
            Record(line);
            var message = JsonDocument.Parse(line).RootElement;
            if (message.GetProperty("event").GetString() == "ready")
            {
                Api = new ExampleApi(new Uri(message.GetProperty("api").GetString()!));
                Processes = message
                    .GetProperty("processes")
                    .EnumerateArray()
                    .ToDictionary(
                        p => p.GetProperty("name").GetString()!,
                        p => p.GetProperty("services").EnumerateArray().Select(s => s.GetString()!).ToArray()
                    );
                // The rest is the app's log: read, so that the app never waits for us.
                _ = RecordAsync(_cli.StandardOutput);
                return;
            }
        }
        await _errors;
        throw new InvalidOperationException($"tutti run ended before the app was ready.\n{Log}");
    }

    private async Task RecordAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            Record(line);
        }
    }

    private void Record(string line)
    {
        lock (_log)
        {
            _log.Add(line);
        }
    }
}
