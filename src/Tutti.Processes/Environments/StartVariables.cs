namespace Tutti.Processes.Environments;

/// <summary>The environment variables by which a process is told in which environment it is started, and its place in there.</summary>
internal static class StartVariables
{
    /// <summary>The name of the environment, or the path of its file.</summary>
    public const string Environment = "TUTTI_ENV";

    /// <summary>The file itself, from a supervisor.</summary>
    public const string Json = "TUTTI_ENV_JSON";

    /// <summary>The name of the kind of process.</summary>
    public const string Process = "TUTTI_PROCESS";

    /// <summary>Which of several alike a process is, from 1, where each has an address of its own.</summary>
    public const string Replica = "TUTTI_REPLICA";
}
