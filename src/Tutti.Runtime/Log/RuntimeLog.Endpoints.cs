using Microsoft.Extensions.Logging;

namespace Tutti.Log;

/// <summary>What the runtime logs. Each area has its own range of ids.</summary>
internal static partial class RuntimeLog
{
    [LoggerMessage(100, LogLevel.Error, "The endpoint '{Endpoint}' failed.")]
    public static partial void Failed(this ILogger logger, string endpoint, Exception exception);

    [LoggerMessage(101, LogLevel.Warning, "The endpoint '{Endpoint}' failed after its caller had been answered.")]
    public static partial void FailedLate(this ILogger logger, string endpoint, Exception exception);

    [LoggerMessage(102, LogLevel.Debug, "The endpoint '{Endpoint}' answered with the problem {Code}: {Detail}")]
    public static partial void AnsweredWithProblem(
        this ILogger logger,
        string endpoint,
        ProblemCode code,
        string detail
    );

    [LoggerMessage(
        103,
        LogLevel.Warning,
        "The endpoint '{Endpoint}' answered with the problem {Code}, because of an exception."
    )]
    public static partial void AnsweredWithCause(
        this ILogger logger,
        string endpoint,
        ProblemCode code,
        Exception exception
    );

    [LoggerMessage(
        104,
        LogLevel.Error,
        "The endpoint '{Endpoint}' failed when its response had begun; the connection is closed."
    )]
    public static partial void FailedInResponse(this ILogger logger, string endpoint, Exception exception);

    [LoggerMessage(105, LogLevel.Debug, "The caller of the endpoint '{Endpoint}' has gone.")]
    public static partial void CallerGone(this ILogger logger, string endpoint);

    [LoggerMessage(
        106,
        LogLevel.Warning,
        "The endpoint '{Endpoint}' threw a problem with details of the type {Type}, which are left out because no endpoint declares them: add [Throws<…>] to it."
    )]
    public static partial void DetailsUndeclared(this ILogger logger, string endpoint, Type type);

    [LoggerMessage(
        107,
        LogLevel.Error,
        "The endpoint '{Endpoint}' threw a problem with details of the type {Type}, which are left out because they cannot be written."
    )]
    public static partial void DetailsUnwritable(this ILogger logger, string endpoint, Type type, Exception exception);

    // The next free id is 108.
}
