namespace Tutti.Faults.Tests.Load;

/// <summary>What became of a call.</summary>
internal enum Outcome
{
    /// <summary>The known answer, which may be a problem.</summary>
    Right,

    /// <summary>A problem with the code <c>unavailable</c>.</summary>
    Unavailable,

    /// <summary>A problem with the code <c>deadline_exceeded</c>.</summary>
    DeadlineExceeded,

    /// <summary>Anything else, which must never be.</summary>
    Wrong,
}

/// <summary>A call that was made.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Entry">Which gateway was asked.</param>
/// <param name="From">When.</param>
/// <param name="To">When the answer was there.</param>
/// <param name="Outcome">What it was.</param>
/// <param name="Answer">Its text.</param>
/// <param name="Mark">What the call should have left behind, once.</param>
internal sealed record CallRecord(
    CallKind Kind,
    string Entry,
    TimeSpan From,
    TimeSpan To,
    Outcome Outcome,
    string Answer,
    string? Mark
)
{
    public TimeSpan Took => To - From;
}
