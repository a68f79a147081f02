using Microsoft.Extensions.Logging;

namespace Tutti.Log;

internal static partial class RuntimeLog
{
    [LoggerMessage(200, LogLevel.Warning, "The process '{Process}' at {Address} cannot be reached for '{Endpoint}'.")]
    public static partial void PeerUnreachable(
        this ILogger logger,
        string process,
        Uri address,
        string endpoint,
        Exception exception
    );

    [LoggerMessage(201, LogLevel.Error, "The answer of the process '{Process}' for '{Endpoint}' cannot be read.")]
    public static partial void AnswerUnreadable(
        this ILogger logger,
        string process,
        string endpoint,
        Exception exception
    );

    [LoggerMessage(
        202,
        LogLevel.Error,
        "The process '{Process}' answered '{Endpoint}' with the unexpected status {Status}."
    )]
    public static partial void AnswerUnexpected(this ILogger logger, string process, string endpoint, int status);

    [LoggerMessage(203, LogLevel.Warning, "A caller without the app's key was refused at the internal listener.")]
    public static partial void CallerRefused(this ILogger logger);

    [LoggerMessage(
        204,
        LogLevel.Information,
        "The process '{Process}' does not listen yet; '{Endpoint}' is called as soon as it does."
    )]
    public static partial void WaitsForPeer(this ILogger logger, string process, string endpoint);

    // The next free id is 205.
}
