namespace Tutti.Processes.Environments;

/// <summary>An environment's file and its name.</summary>
internal sealed record EnvironmentSource(string Name, ReadOnlyMemory<byte> Json);

/// <summary>What was read: the environment if nothing is wrong, else all that is.</summary>
internal sealed record EnvironmentResult
{
    public AppEnvironment? Environment { get; init; }

    public IReadOnlyList<EnvironmentProblem> Problems { get; init; } = [];

    public IReadOnlyList<EnvironmentProblem> Notes { get; init; } = [];
}

/// <summary>For what an environment is read.</summary>
internal enum EnvironmentUse
{
    /// <summary>To run it: every variable has to be set.</summary>
    Run,

    /// <summary>To see whether it could be run: unset variables are notes.</summary>
    Check,

    /// <summary>
    /// To try its grouping on this machine, where addresses, keys and certificates are not the file's: what it says of these is not looked at, and its
    /// replicas only as far as they are a number in it.
    /// </summary>
    Trial,
}
