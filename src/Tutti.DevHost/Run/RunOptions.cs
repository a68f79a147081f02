using Tutti.DevHost.Apps;

namespace Tutti.DevHost.Run;

/// <summary>What <c>tutti run</c> was asked to do.</summary>
public sealed record RunOptions
{
    /// <summary>The port where the app is reached unless something else is said.</summary>
    public const int DefaultPort = 4000;

    /// <summary>The app.</summary>
    public required AppDefinition App { get; init; }

    /// <summary>The public port; 0 for any that is free.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>How services are spread over processes, if no environment says so.</summary>
    public ProcessGrouping? Grouping { get; init; }

    /// <summary>The environment; <see langword="null"/> for the one of the name <c>local</c>, if there is one.</summary>
    public string? Environment { get; init; }

    /// <summary>Whether an environment is tried here that is meant for elsewhere.</summary>
    public bool Local { get; init; }

    /// <summary>Whether there are to be as many processes of a kind as the environment says, even if it is meant for elsewhere.</summary>
    public bool Replicas { get; init; }

    /// <summary>Whether the app is rebuilt and restarted when a file is saved.</summary>
    public bool Watch { get; init; } = true;

    /// <summary>Whether the app may colour its log, although it doesn't write to a terminal itself.</summary>
    public bool ColoredLogs { get; init; }

    /// <summary>How long processes may take to become ready.</summary>
    public StartPatience Patience { get; init; } = StartPatience.Default;
}
