namespace Tutti.Transport.Replicas;

/// <summary>How an attempt to call a replica ended: what it says about the replica, not about the call.</summary>
internal enum CallOutcome
{
    /// <summary>The replica answered. Any problem but <c>unavailable</c> is an answer, too.</summary>
    Answered,

    /// <summary>The replica answered that it is <c>unavailable</c>.</summary>
    Unavailable,

    /// <summary>The deadline passed, and the replica had not answered.</summary>
    TimedOut,

    /// <summary>The caller gave up, which says nothing about the replica.</summary>
    Canceled,

    /// <summary>There is no connection: nobody listens, or who does is silent, proves nothing, or takes no more calls. Nothing was sent.</summary>
    Unreachable,

    /// <summary>The connection broke, or fell silent, while the call was on its way.</summary>
    Lost,
}
