namespace Tutti.Processes.Environments;

/// <summary>Writes an environment as a file that <see cref="EnvironmentReader"/> reads: what a supervisor gives to the processes that it starts.</summary>
internal static class EnvironmentWriter
{
    public static string Write(AppEnvironment environment) => throw new NotImplementedException(environment.Name);
}
