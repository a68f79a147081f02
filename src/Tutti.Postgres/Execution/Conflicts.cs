using Npgsql;

namespace Tutti.Execution;

/// <summary>Transactions that got into each other's way, and are worth another attempt.</summary>
internal static class Conflicts
{
    public const int MostAttempts = 8;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    /// <summary>The state by which the server calls it a conflict; null if it is none.</summary>
    public static string? StateOf(Exception problem)
    {
        for (var each = problem; each is not null; each = each.InnerException)
        {
            if (
                each is PostgresException
                {
                    SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
                } server
            )
            {
                return server.SqlState;
            }
        }
        return null;
    }

    /// <summary>How long to wait: longer each time, and by chance, so that those who met do not meet again.</summary>
    public static TimeSpan DelayAfter(int attempt)
    {
        var most = Math.Min(Longest.TotalMilliseconds, 5 * Math.Pow(2, attempt));
#pragma warning disable CA5394 // Nothing secret.
        return TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * most);
#pragma warning restore CA5394
    }
}
