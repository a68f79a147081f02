using Microsoft.Extensions.Logging;

namespace Tutti.Transport.Replicas;

/// <summary>What is logged about replicas: ids 700 and up; the next free one is 705.</summary>
internal static partial class ReplicaLog
{
    [LoggerMessage(
        700,
        LogLevel.Warning,
        "The process '{Process}' cannot be reached at {Address}; it is left out there and tried again in {Seconds:0.0} s, or sooner if there is no other one."
    )]
    public static partial void ReplicaUnreachable(this ILogger logger, string process, string address, double seconds);

    [LoggerMessage(
        701,
        LogLevel.Warning,
        "The process '{Process}' at {Address} fails far more calls than its replicas do; it is left out for {Seconds:0.0} s. Its own log may say why."
    )]
    public static partial void ReplicaFails(this ILogger logger, string process, string address, double seconds);

    [LoggerMessage(
        702,
        LogLevel.Debug,
        "The process '{Process}' at {Address} is not back; next look in {Seconds:0.0} s."
    )]
    public static partial void ReplicaStillOut(this ILogger logger, string process, string address, double seconds);

    [LoggerMessage(703, LogLevel.Information, "The process '{Process}' at {Address} is back.")]
    public static partial void ReplicaBack(this ILogger logger, string process, string address);

    [LoggerMessage(
        704,
        LogLevel.Warning,
        "The name '{Host}' cannot be looked up ({Reason}); the addresses known before stay in use, and it is tried again."
    )]
    public static partial void LookupFailed(this ILogger logger, string host, string reason);
}
