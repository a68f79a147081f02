using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Tutti.Processes.Supervision;

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
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly SortedList<long, TaskCompletionSource> _unanswered = [];

    private ChildProcess(Process process, Action<bool, string> log)
    {
        _process = process;
        _log = log;
        Pid = process.Id;
        Exited = WaitAsync();
        _ = WriteAsync(process.StandardInput.BaseStream);
    }

    public int Pid { get; }

    /// <summary>Completes when the process has said that it is ready; never if it ends before.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Completes with the exit code when the process has ended and its output was read.</summary>
    public Task<int> Exited { get; }

    public static ChildProcess Start(ProcessStartInfo start, Action<bool, string> log) =>
        new(Process.Start(start)!, log);

    /// <summary>Tells the process where others are.</summary>
    /// <returns>A task that completes when it calls them there, or has ended. One that was told to stop hears nothing any more.</returns>
    public Task TellAsync(PeersLine line)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _unanswered.Add(line.Number, answered);
        }
        return _lines.Writer.TryWrite(SupervisorLines.Write(line))
            ? Task.WhenAny(answered.Task, Exited)
            : Task.CompletedTask;
    }

    public void RequestStop()
    {
        _lines.Writer.TryComplete();
        try
        {
            _process.StandardInput.BaseStream.Dispose();
        }
        catch (IOException)
        {
            // The process has ended.
        }
    }

    public void Kill() => ProcessTree.Kill(_process);

    public void Dispose()
    {
        _lines.Writer.TryComplete();
        _process.Dispose();
    }

    private async Task WriteAsync(Stream input)
    {
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync())
            {
                await input.WriteAsync(Encoding.UTF8.GetBytes($"{line}\n"));
                await input.FlushAsync();
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The process has ended, or was told to.
        }
    }

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
                if (isError || SupervisorLines.ReadProcess(line) is not { } said || !Hear(said))
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

    private bool Hear(ProcessLine line)
    {
        switch (line.Tutti)
        {
            case ProcessLine.Ready:
                _ready.TrySetResult();
                return true;
            case ProcessLine.Peers:
                Answered(line.Number ?? 0);
                return true;
            default:
                return false;
        }
    }

    // What comes later includes what came before.
    private void Answered(long number)
    {
        lock (_lock)
        {
            while (_unanswered.Count > 0 && _unanswered.GetKeyAtIndex(0) <= number)
            {
                _unanswered.GetValueAtIndex(0).TrySetResult();
                _unanswered.RemoveAt(0);
            }
        }
    }
}
