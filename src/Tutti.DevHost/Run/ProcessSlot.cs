using System.ComponentModel;
using System.Diagnostics;

namespace Tutti.DevHost.Run;

/// <summary>One place in a <see cref="ProcessGroup"/>: keeps a process running there until it is told to stop.</summary>
internal sealed class ProcessSlot(ProcessPlan plan, Func<ProcessStartInfo> start, ProcessSlot.IOwner owner)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ChildProcess? _child;
    private Task _running = Task.CompletedTask;

    /// <summary>Who is told what happens in the slot.</summary>
    internal interface IOwner
    {
        /// <summary>The process is ready.</summary>
        void OnReady(ProcessSlot slot);

        /// <summary>The process wrote a line.</summary>
        void OnLog(ProcessSlot slot, bool isError, string text);

        /// <summary>The process ended by itself. Without <paramref name="restartIn"/> the slot stays empty: a build that never got ready would end again.</summary>
        void OnExited(ProcessSlot slot, int pid, int exitCode, bool wasReady, TimeSpan? restartIn);
    }

    public ProcessPlan Plan => plan;

    /// <summary>Whether its process is ready; the owner keeps it, for only all together make a group ready.</summary>
    public bool IsReady { get; set; }

    public int Pid { get; private set; }

    /// <summary>Completes when the slot is empty for good.</summary>
    public Task Ended => _running;

    public void Run() => _running = Task.Run(RunAsync);

    public void RequestStop()
    {
        lock (_lock)
        {
            _stopping.TrySetResult();
            _child?.RequestStop();
        }
    }

    public void Kill()
    {
        lock (_lock)
        {
            _stopping.TrySetResult();
            _child?.Kill();
        }
    }

    private async Task RunAsync()
    {
        var backoff = new Backoff();
        var wasEverReady = false;
        while (TryStart(out var child))
        {
            var uptime = Stopwatch.StartNew();
            var wasReady = await WaitForReadyAsync(child);
            wasEverReady |= wasReady;
            var exitCode = await child.Exited;
            Release(child);
            if (_stopping.Task.IsCompleted)
            {
                return;
            }
            TimeSpan? delay = wasEverReady ? backoff.Next(uptime.Elapsed) : null;
            owner.OnExited(this, child.Pid, exitCode, wasReady, delay);
            if (delay is null)
            {
                return;
            }
            await Task.WhenAny(Task.Delay(delay.Value), _stopping.Task);
        }
    }

    private bool TryStart([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ChildProcess? child)
    {
        child = null;
        RemoveStaleSocket();
        lock (_lock)
        {
            if (_stopping.Task.IsCompleted)
            {
                return false;
            }
            try
            {
                child = ChildProcess.Start(start(), (isError, text) => owner.OnLog(this, isError, text));
            }
            catch (Win32Exception error)
            {
                owner.OnLog(this, isError: true, $"The process cannot be started: {error.Message}");
                owner.OnExited(this, pid: 0, exitCode: -1, wasReady: false, restartIn: null);
                return false;
            }
            (_child, Pid) = (child, child.Pid);
            return true;
        }
    }

    private async Task<bool> WaitForReadyAsync(ChildProcess child)
    {
        await Task.WhenAny(child.Ready, child.Exited);
        if (!child.Ready.IsCompletedSuccessfully || _stopping.Task.IsCompleted)
        {
            return false;
        }
        owner.OnReady(this);
        return true;
    }

    private void Release(ChildProcess child)
    {
        lock (_lock)
        {
            _child = null;
        }
        child.Dispose();
    }

    // A process that was killed leaves its socket behind, and the next one could not listen there.
    private void RemoveStaleSocket()
    {
        if (plan.InternalUrl is { } url && url.StartsWith("unix:", StringComparison.Ordinal))
        {
            File.Delete(url["unix:".Length..]);
        }
    }
}
