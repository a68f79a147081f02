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
}
