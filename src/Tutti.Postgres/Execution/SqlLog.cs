using Microsoft.Extensions.Logging;

namespace Tutti.Execution;

/// <summary>What queries log. Next id: 604.</summary>
internal static partial class SqlLog
{
    [LoggerMessage(
        600,
        LogLevel.Warning,
        "A connection to the database '{Database}' is held {Holder}. Every connection that is held for long is one less for the others: dispose transactions, sessions and streams as soon as possible, and do not wait for anything else while one is open."
    )]
    public static partial void HeldLong(this ILogger logger, string database, string holder);

    [LoggerMessage(
        601,
        LogLevel.Information,
        "A transaction on the database '{Database}' met another one ({SqlState}), and is begun again: attempt {Attempt}."
    )]
    public static partial void Retried(this ILogger logger, string database, string sqlState, int attempt);

    [LoggerMessage(
        602,
        LogLevel.Warning,
        "Listening to '{Channel}' of the database '{Database}' broke off; it is tried again in {Delay}."
    )]
    public static partial void ListeningBrokeOff(
        this ILogger logger,
        string channel,
        string database,
        TimeSpan delay,
        Exception exception
    );

    [LoggerMessage(603, LogLevel.Information, "Listening to '{Channel}' of the database '{Database}' again.")]
    public static partial void ListeningAgain(this ILogger logger, string channel, string database);
}
