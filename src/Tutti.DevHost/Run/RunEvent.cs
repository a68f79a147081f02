using Tutti.DevHost.Builds;

namespace Tutti.DevHost.Run;

/// <summary>Something that happened during a run. What the command line shows is made of these alone.</summary>
public abstract record RunEvent
{
    private RunEvent() { }

    /// <summary>Something worth knowing that changes nothing, such as a port that was taken.</summary>
    /// <param name="Message">A sentence.</param>
    public sealed record Notice(string Message) : RunEvent;

    /// <summary>A build begins.</summary>
    /// <param name="Changed">The files that were saved, relative to the app's folder; empty for the first build.</param>
    public sealed record Building(IReadOnlyList<string> Changed) : RunEvent;

    /// <summary>A build succeeded.</summary>
    /// <param name="Result">The build, with its warnings.</param>
    public sealed record Built(BuildResult Result) : RunEvent;

    /// <summary>A build failed; what ran goes on running.</summary>
    /// <param name="Result">The build, with its errors.</param>
    /// <param name="StillServing">Whether an earlier build serves.</param>
    public sealed record BuildFailed(BuildResult Result, bool StillServing) : RunEvent;

    /// <summary>Something that the developer has to mend before the next build can run; what ran goes on running.</summary>
    /// <param name="Error">What is wrong.</param>
    public sealed record Failed(ToolException Error) : RunEvent;

    /// <summary>The processes of a new build replace the running ones.</summary>
    public sealed record Restarting : RunEvent;

    /// <summary>Every process is ready.</summary>
    /// <param name="Api">The address of the public listener.</param>
    /// <param name="Processes">The processes.</param>
    public sealed record Ready(string Api, IReadOnlyList<RunningProcess> Processes) : RunEvent;

    /// <summary>A process wrote a line.</summary>
    /// <param name="Process">The process's name.</param>
    /// <param name="IsError">Whether it was written to the standard error stream.</param>
    /// <param name="Text">The line.</param>
    public sealed record Log(string Process, bool IsError, string Text) : RunEvent;

    /// <summary>Processes are slow to become ready.</summary>
    /// <param name="Missing">The names of those that are not ready.</param>
    /// <param name="Elapsed">For how long they have been waited for.</param>
    /// <param name="GivenUp">Whether they are ended now.</param>
    public sealed record NotReady(IReadOnlyList<string> Missing, TimeSpan Elapsed, bool GivenUp) : RunEvent;

    /// <summary>A process ended by itself.</summary>
    /// <param name="Process">The process's name.</param>
    /// <param name="Pid">Its id.</param>
    /// <param name="ExitCode">Its exit code.</param>
    /// <param name="WasReady">Whether it had become ready.</param>
    /// <param name="RestartIn">When it is started again; <see langword="null"/> if it isn't.</param>
    public sealed record Exited(string Process, int Pid, int ExitCode, bool WasReady, TimeSpan? RestartIn) : RunEvent;

    /// <summary>The run waits for a file to be saved, because nothing runs.</summary>
    public sealed record WaitingForChange : RunEvent;

    /// <summary>Everything is being stopped.</summary>
    public sealed record Stopping : RunEvent;

    /// <summary>Everything has stopped.</summary>
    public sealed record Stopped : RunEvent;
}

/// <summary>A process that is ready.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pid">Its id.</param>
/// <param name="Services">The services that it hosts.</param>
public sealed record RunningProcess(string Name, int Pid, IReadOnlyList<string> Services);
