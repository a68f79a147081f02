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

    /// <summary>The local server of the app's databases answers.</summary>
    /// <param name="Version">Its version.</param>
    /// <param name="Elapsed">How long it took.</param>
    public sealed record PostgresReady(string Version, TimeSpan Elapsed) : RunEvent;

    /// <summary>The databases that a build needs are there.</summary>
    /// <param name="Names">Their names.</param>
    /// <param name="Elapsed">How long a build has waited for them, and for the server.</param>
    public sealed record DatabasesReady(IReadOnlyList<string> Names, TimeSpan Elapsed) : RunEvent;

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

    /// <summary>Processes of a new build are started, to replace those that run.</summary>
    /// <param name="Processes">The names of those that are replaced; the others host nothing that has changed.</param>
    public sealed record Restarting(IReadOnlyList<string> Processes) : RunEvent;

    /// <summary>A build changes nothing of what runs.</summary>
    public sealed record Unchanged : RunEvent;

    /// <summary>A process serves in the place of another one, which ends what it has begun.</summary>
    /// <param name="Process">The name of both.</param>
    /// <param name="Pid">The new one's id.</param>
    /// <param name="OldPid">The id of the other one.</param>
    /// <param name="Elapsed">How long it took, from when the new one was started.</param>
    public sealed record Replaced(string Process, int Pid, int OldPid, TimeSpan Elapsed) : RunEvent;

    /// <summary>The processes of a new build did not get ready; those from before go on serving.</summary>
    /// <param name="Processes">The names of those that were to be replaced.</param>
    public sealed record NotReplaced(IReadOnlyList<string> Processes) : RunEvent;

    /// <summary>Every process is ready.</summary>
    /// <param name="Api">The address of the public listener.</param>
    /// <param name="Processes">The processes.</param>
    public sealed record Ready(string Api, IReadOnlyList<RunningProcess> Processes) : RunEvent
    {
        /// <summary>The databases.</summary>
        public IReadOnlyList<RunningDatabase> Databases { get; init; } = [];

        /// <summary>How long the newest version took to get ready; <see langword="null"/> if a process is back that had ended.</summary>
        public TimeSpan? Elapsed { get; init; }
    }

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

    /// <summary>The run waits for a file to be saved, because the newest build does not run.</summary>
    public sealed record WaitingForChange : RunEvent;

    /// <summary>Everything is being stopped.</summary>
    public sealed record Stopping : RunEvent;

    /// <summary>Everything has stopped.</summary>
    public sealed record Stopped : RunEvent;
}

/// <summary>A process that is ready.</summary>
/// <param name="Name">Its name: that of its kind, with a number if there are several.</param>
/// <param name="Pid">Its id.</param>
/// <param name="Services">The services that it hosts.</param>
public sealed record RunningProcess(string Name, int Pid, IReadOnlyList<string> Services)
{
    /// <summary>The name of its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether requests from outside come to it.</summary>
    public bool IsGateway { get; init; }
}

/// <summary>A database that processes use.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Owner">The service that declares it.</param>
/// <param name="Services">The services that use it.</param>
public sealed record RunningDatabase(string Name, string Owner, IReadOnlyList<string> Services);
