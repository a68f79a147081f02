using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Tutti.Processes.Environments;

namespace Tutti.DevHost.Run;

/// <summary>One place for a process of one build: keeps a process running there until it is told to stop.</summary>
internal sealed class ProcessSlot(ProcessDefinition kind, string name, RunPlan plan, ProcessSlot.IOwner owner)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _running = Task.CompletedTask;

    /// <summary>Who decides where the slot's processes listen, and is told what happens in the slot.</summary>
    internal interface IOwner
    {
        /// <summary>A process is about to be started: gives it a <see cref="Url"/>, and how it is started.</summary>
        ProcessStartInfo OnStarting(ProcessSlot slot);

        /// <summary>The process runs, and can be told things.</summary>
        void OnStarted(ProcessSlot slot);

        /// <summary>The process is ready.</summary>
        void OnReady(ProcessSlot slot);

        /// <summary>The process wrote a line.</summary>
        void OnLog(ProcessSlot slot, bool isError, string text);

        /// <summary>The process ended by itself. Without <paramref name="restartIn"/> the slot stays empty: a build that never got ready would end again.</summary>
        void OnExited(ProcessSlot slot, int pid, int exitCode, bool wasReady, TimeSpan? restartIn);
    }

    public ProcessDefinition Kind => kind;

    /// <summary>The kind's name, with the number of the replica if there are several.</summary>
    public string Name => name;

    /// <summary>What its processes run.</summary>
    public RunPlan Plan => plan;

    /// <summary>Where its process listens; the owner keeps this and the following.</summary>
    public string Url { get; set; } = "";

    /// <summary>Whether its process is ready.</summary>
    public bool IsReady { get; set; }

    /// <summary>Whether its process has ended by itself, and there is no other yet.</summary>
    public bool IsDown { get; set; }

    /// <summary>Where its process has been told that the others are.</summary>
    public Dictionary<string, IReadOnlyList<string>> Known { get; set; } = [];

    /// <summary>Completes when it calls them there.</summary>
    public Task Told { get; set; } = Task.CompletedTask;

    /// <summary>The running process.</summary>
    public ChildProcess? Child { get; private set; }

    public int Pid { get; private set; }

    /// <summary>Completes when the slot is empty for good.</summary>
    public Task Ended => _running;

    public void Run() => _running = Task.Run(RunAsync);

    public void RequestStop()
    {
        lock (_lock)
        {
            _stopping.TrySetResult();
            Child?.RequestStop();
        }
    }

    public void Kill()
    {
        lock (_lock)
        {
            _stopping.TrySetResult();
            Child?.Kill();
        }
    }

    private async Task RunAsync()
    {
        var backoff = new Backoff();
        var wasEverReady = false;
        while (TryStart(out var child))
        {
            var uptime = Stopwatch.StartNew();
            owner.OnStarted(this);
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

    private bool TryStart([NotNullWhen(true)] out ChildProcess? child)
    {
        child = null;
        var start = owner.OnStarting(this);
        lock (_lock)
        {
            if (_stopping.Task.IsCompleted)
            {
                return false;
            }
            try
            {
                child = ChildProcess.Start(start, (isError, text) => owner.OnLog(this, isError, text));
            }
            catch (Win32Exception error)
            {
                owner.OnLog(this, isError: true, $"The process cannot be started: {error.Message}");
                owner.OnExited(this, pid: 0, exitCode: -1, wasReady: false, restartIn: null);
                return false;
            }
            (Child, Pid) = (child, child.Pid);
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
            Child = null;
        }
        child.Dispose();
        // A process that was killed leaves its socket behind.
        SocketFolder.Remove(Url);
    }
}
