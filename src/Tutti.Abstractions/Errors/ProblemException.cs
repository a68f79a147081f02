namespace Tutti;

/// <summary>
/// A failure that callers are meant to see, over HTTP as problem details (RFC 9457) with a <c>code</c>, and in other services as
/// this same exception, in this process or another. Throw it by one of the methods of <see cref="Problem"/>.
/// </summary>
public sealed class ProblemException : Exception
{
    /// <summary>Creates a problem.</summary>
    /// <param name="code">What kind of failure it is.</param>
    /// <param name="message">What happened, for people.</param>
    /// <param name="errors">What is wrong with which member of the request, by its path (<c>items[0].quantity</c>).</param>
    /// <param name="innerException">The cause. It is logged, and never sent to a caller.</param>
    public ProblemException(
        ProblemCode code,
        string message,
        IReadOnlyDictionary<string, string[]>? errors = null,
        Exception? innerException = null
    )
        : base(message, innerException)
    {
        Code = code;
        Errors = errors;
    }

    /// <summary>What kind of failure it is.</summary>
    public ProblemCode Code { get; }

    /// <summary>What is wrong with which member of the request, by its path; <see langword="null"/> if it isn't about members.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; }
}
