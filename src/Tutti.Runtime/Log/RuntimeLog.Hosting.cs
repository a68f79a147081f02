using Microsoft.Extensions.Logging;

namespace Tutti.Log;

internal static partial class RuntimeLog
{
    [LoggerMessage(300, LogLevel.Error, "The background service {Type} failed.")]
    public static partial void BackgroundServiceFailed(this ILogger logger, string? type, Exception exception);

    [LoggerMessage(
        301,
        LogLevel.Critical,
        "The app stops because a background service failed; HostOptions.BackgroundServiceExceptionBehavior can say otherwise."
    )]
    public static partial void StoppingForBackgroundService(this ILogger logger);

    [LoggerMessage(302, LogLevel.Information, "The supervisor has told the app to stop, or has gone.")]
    public static partial void InputEnded(this ILogger logger);

    [LoggerMessage(303, LogLevel.Information, "The app stops; it goes on serving for {Delay}.")]
    public static partial void ServesOn(this ILogger logger, TimeSpan delay);

    [LoggerMessage(304, LogLevel.Warning, "{Count} requests did not finish in time, and were cut.")]
    public static partial void RequestsCut(this ILogger logger, int count);

    [LoggerMessage(305, LogLevel.Warning, "Requests did not finish in time, and were cut.")]
    public static partial void RequestsCut(this ILogger logger);

    [LoggerMessage(306, LogLevel.Information, "This process hosts all services: {Services}.")]
    public static partial void HostsAll(this ILogger logger, string services);

    [LoggerMessage(
        307,
        LogLevel.Information,
        "The process '{Process}' of the environment '{Environment}' hosts {Services}{Gateway}{Others}."
    )]
    public static partial void Hosts(
        this ILogger logger,
        string process,
        string environment,
        string services,
        string gateway,
        string others
    );

    // The next free id is 308.
}
