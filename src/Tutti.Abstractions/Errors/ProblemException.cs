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

    /// <summary>
    /// Data for programs, of a type that an endpoint declares by <see cref="ThrowsAttribute{TDetails}"/>; <see langword="null"/> if there are none.
    /// What a caller gets is a copy, as of all that goes from service to service.
    /// </summary>
    /// <example><code>catch (ProblemException problem) when (problem.Details is OutOfStock { Left: &gt; 0 } stock)</code></example>
    public object? Details { get; private set; }

    /// <summary>Adds details to a problem that is about to be thrown.</summary>
    /// <typeparam name="TDetails">Their type, which the endpoint declares by <see cref="ThrowsAttribute{TDetails}"/>.</typeparam>
    /// <param name="details">The details. Callers see them, so they hold no secrets.</param>
    /// <returns>This problem.</returns>
    /// <example><code>throw Problem.FailedPrecondition("Only 3 are left.").WithDetails(new OutOfStock("apples", Left: 3));</code></example>
    public ProblemException WithDetails<TDetails>(TDetails details)
        where TDetails : notnull
    {
        ArgumentNullException.ThrowIfNull(details);
        Details = details;
        return this;
    }
}
