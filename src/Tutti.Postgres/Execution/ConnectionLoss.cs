using Npgsql;

namespace Tutti.Execution;

/// <summary>Tells a server that went away from one that refuses a statement.</summary>
internal static class ConnectionLoss
{
    public static bool Is(PostgresException exception) =>
        exception.SqlState.StartsWith("08", StringComparison.Ordinal)
        || exception.SqlState
            is PostgresErrorCodes.AdminShutdown
                or PostgresErrorCodes.CrashShutdown
                or PostgresErrorCodes.CannotConnectNow
                or "57P05";

    /// <summary>Whether none of several servers is what is wanted: they are gone, or are replicas where something is to be written.</summary>
    public static bool IsOfAllServers(Exception exception) =>
        exception is NpgsqlException && exception.Message.Contains("suitable host", StringComparison.Ordinal);

    /// <summary>What is said of it.</summary>
    /// <param name="targetSessionAttributes">Which servers are wanted.</param>
    public static string OfAllServers(string? targetSessionAttributes) =>
        targetSessionAttributes is "primary" or "read-write"
            ? "none of its servers is there and can be written to"
            : "none of its servers is there";
}
