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

    [LoggerMessage(302, LogLevel.Information, "The supervisor has gone; the app stops.")]
    public static partial void SupervisorGone(this ILogger logger);

    // The next free id is 303.
}
