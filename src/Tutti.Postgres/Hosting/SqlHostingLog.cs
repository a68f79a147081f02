using Microsoft.Extensions.Logging;

namespace Tutti.Postgres.Hosting;

internal static partial class SqlHostingLog
{
    [LoggerMessage(700, LogLevel.Information, "{Text}")]
    public static partial void Says(this ILogger logger, string text);

    [LoggerMessage(
        701,
        LogLevel.Warning,
        "The database '{Database}' at {Place} cannot be used yet: {Reason} Trying again in {Pause} s."
    )]
    public static partial void TriesAgain(
        this ILogger logger,
        string database,
        string place,
        string reason,
        double pause
    );

    [LoggerMessage(702, LogLevel.Information, "The database '{Database}' at {Place} can be used now.")]
    public static partial void CanBeUsed(this ILogger logger, string database, string place);

    [LoggerMessage(
        703,
        LogLevel.Warning,
        "The database '{Database}' does not have {Count} of the app's migrations yet. Waiting until {Who} has applied them."
    )]
    public static partial void WaitsForMigrations(this ILogger logger, string database, int count, string who);

    [LoggerMessage(704, LogLevel.Warning, "{Text}")]
    public static partial void Warns(this ILogger logger, string text);

    // The next free id is 705.
}
