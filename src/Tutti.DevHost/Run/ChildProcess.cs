using System.Diagnostics;
using System.Text.Json;

namespace Tutti.DevHost.Run;

/// <summary>
/// A running process of the app. Its standard input is a pipe that this process holds: when the pipe closes, on purpose or
/// because this process died in whatever way, the app ends gracefully.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    // How long output that is still in the pipes may take to arrive after the end.
    private static readonly TimeSpan OutputGrace = TimeSpan.FromMilliseconds(250);

    private readonly Process _process;
    private readonly Action<bool, string> _log;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process, Action<bool, string> log)
    {
        _process = process;
        _log = log;
        Pid = process.Id;
        Exited = WaitAsync();
    }

    public int Pid { get; }

    /// <summary>Completes when the process has said that it is ready; never if it ends before.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Completes with the exit code when the process has ended and its output was read.</summary>
    public Task<int> Exited { get; }

    public static ChildProcess Start(ProcessStartInfo start, Action<bool, string> log) =>
        new(Process.Start(start)!, log);

    public void RequestStop()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process has ended.
        }
    }

    public void Kill() => ProcessTree.Kill(_process);

    public void Dispose() => _process.Dispose();

    private async Task<int> WaitAsync()
    {
        var output = Task.WhenAll(
            ForwardAsync(_process.StandardOutput, isError: false),
            ForwardAsync(_process.StandardError, isError: true)
        );
        await _process.WaitForExitAsync();
        // A process that the app started may hold the pipes open for as long as it lives.
        await Task.WhenAny(output, Task.Delay(OutputGrace));
        return _process.ExitCode;
    }

    private async Task ForwardAsync(StreamReader reader, bool isError)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                if (!isError && IsReadyLine(line))
                {
                    _ready.TrySetResult();
                }
                else
                {
                    _log(isError, line);
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // Disposed while something outlived the process and held the pipe.
        }
    }

    private static bool IsReadyLine(string line)
    {
        if (!line.StartsWith("{\"tutti\":", StringComparison.Ordinal))
        {
            return false;
        }
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.TryGetProperty("tutti", out var value) && value.ValueEquals("ready");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
