namespace Tutti;

/// <summary>Makes the exceptions by which an endpoint tells its caller what went wrong, one method per <see cref="ProblemCode"/>.</summary>
/// <example><code>var board = boards.Find(id) ?? throw Problem.NotFound($"There is no board {id}.");</code></example>
public static class Problem
{
    /// <summary>The caller gave up (HTTP 499).</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException Canceled(string message, Exception? cause = null) =>
        new(ProblemCode.Canceled, message, null, cause);

    /// <summary>Nothing more is known (HTTP 500).</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException Unknown(string message, Exception? cause = null) =>
        new(ProblemCode.Unknown, message, null, cause);

    /// <summary>The request is wrong whatever the state of the system (HTTP 400).</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException InvalidArgument(string message, Exception? cause = null) =>
        new(ProblemCode.InvalidArgument, message, null, cause);

    /// <summary>The deadline passed before the answer was there (HTTP 504).</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException DeadlineExceeded(string message, Exception? cause = null) =>
        new(ProblemCode.DeadlineExceeded, message, null, cause);

    /// <summary>What was asked for does not exist (HTTP 404).</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException NotFound(string message, Exception? cause = null) =>
        new(ProblemCode.NotFound, message, null, cause);

    /// <summary>What should be created exists (HTTP 409).</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException AlreadyExists(string message, Exception? cause = null) =>
        new(ProblemCode.AlreadyExists, message, null, cause);

    /// <summary>The caller is known and may not do this (HTTP 403).</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException PermissionDenied(string message, Exception? cause = null) =>
        new(ProblemCode.PermissionDenied, message, null, cause);

    /// <summary>A quota or limit is used up (HTTP 429).</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException ResourceExhausted(string message, Exception? cause = null) =>
        new(ProblemCode.ResourceExhausted, message, null, cause);

    /// <summary>The system is not in the state that the operation needs (HTTP 400).</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException FailedPrecondition(string message, Exception? cause = null) =>
        new(ProblemCode.FailedPrecondition, message, null, cause);

    /// <summary>The operation was given up because of a conflict (HTTP 409).</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException Aborted(string message, Exception? cause = null) =>
        new(ProblemCode.Aborted, message, null, cause);

    /// <summary>Past the valid range (HTTP 400).</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException OutOfRange(string message, Exception? cause = null) =>
        new(ProblemCode.OutOfRange, message, null, cause);

    /// <summary>The operation does not exist here (HTTP 501).</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException Unimplemented(string message, Exception? cause = null) =>
        new(ProblemCode.Unimplemented, message, null, cause);

    /// <summary>Something is broken inside (HTTP 500). Callers don't see the text.</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException Internal(string message, Exception? cause = null) =>
        new(ProblemCode.Internal, message, null, cause);

    /// <summary>The service cannot be reached now (HTTP 503).</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException Unavailable(string message, Exception? cause = null) =>
        new(ProblemCode.Unavailable, message, null, cause);

    /// <summary>Data was lost or corrupted (HTTP 500).</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException DataLoss(string message, Exception? cause = null) =>
        new(ProblemCode.DataLoss, message, null, cause);

    /// <summary>The caller has not said, or not proven, who it is (HTTP 401).</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">What caused it; logged, never sent to a caller.</param>
    /// <returns>The exception to throw.</returns>
    public static ProblemException Unauthenticated(string message, Exception? cause = null) =>
        new(ProblemCode.Unauthenticated, message, null, cause);
}
