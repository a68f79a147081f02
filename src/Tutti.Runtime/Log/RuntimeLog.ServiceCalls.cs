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

    [LoggerMessage(
        208,
        LogLevel.Information,
        "The process '{Process}' runs another version of the app, in which services that are looked for there are in '{Other}' ({Urls})."
    )]
    public static partial void ToldOfProcess(this ILogger logger, string process, string other, string urls);

    [LoggerMessage(
        209,
        LogLevel.Information,
        "The service '{Service}' is not in '{Process}', nor where that says it is; '{Endpoint}' is called as soon as it is there."
    )]
    public static partial void WaitsForService(this ILogger logger, string service, string process, string endpoint);

    // The next free id is 210; 202 is not used any more.
}
