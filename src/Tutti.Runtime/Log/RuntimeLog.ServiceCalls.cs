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

    [LoggerMessage(203, LogLevel.Warning, "A caller without the app's key was refused at the internal listener.")]
    public static partial void CallerRefused(this ILogger logger);

    [LoggerMessage(
        204,
        LogLevel.Information,
        "The process '{Process}' does not listen yet; '{Endpoint}' is called as soon as it does."
    )]
    public static partial void WaitsForPeer(this ILogger logger, string process, string endpoint);

    [LoggerMessage(205, LogLevel.Warning, "A process that wanted to call services here was refused: {Reason}")]
    public static partial void CallerRefused(this ILogger logger, string reason);

    [LoggerMessage(206, LogLevel.Debug, "A connection ended before both sides knew each other.")]
    public static partial void HandshakeBrokenOff(this ILogger logger, Exception exception);

    [LoggerMessage(207, LogLevel.Error, "A call of the process '{Caller}' cannot be read.")]
    public static partial void CallUnreadable(this ILogger logger, string caller, Exception exception);

    // The next free id is 208; 202 is not used any more.
}
