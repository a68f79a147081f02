namespace Tutti.Transport.Replicas;

/// <summary>An attempt to call a replica that failed.</summary>
/// <param name="Number">Whether it was the first, second, … of its call.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="WasSent">Whether the replica may have seen anything of it.</param>
/// <param name="IsIdempotent">Whether the endpoint says that a second call does no harm.</param>
/// <param name="Left">What is left until the deadline; <see cref="Timeout.InfiniteTimeSpan"/> if there is none.</param>
internal readonly record struct FailedAttempt(
    int Number,
    CallOutcome Outcome,
    bool WasSent,
    bool IsIdempotent,
    TimeSpan Left
);
