namespace Tutti;

/// <summary>
/// Says that an endpoint may fail with a problem that carries details: data for programs, beside the text for people. Callers get them as
/// <see cref="ProblemException.Details"/>, in this process or another; clients over HTTP as the member <c>details</c>.
/// </summary>
/// <remarks>An endpoint may have several. Details of a type that no endpoint of the app declares have no form in which they could travel, and are left out.</remarks>
/// <typeparam name="TDetails">The type of the details: what an endpoint could return.</typeparam>
/// <param name="code">The code of the problem that carries them.</param>
/// <example>
/// <code>
/// [Post("/orders", Public = true)]
/// [Throws&lt;OutOfStock&gt;(ProblemCode.FailedPrecondition)]
/// public Order Create(NewOrder order) =&gt;
///     throw Problem.FailedPrecondition("Only 3 are left.").WithDetails(new OutOfStock(order.Product, Left: 3));
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ThrowsAttribute<TDetails>(ProblemCode code) : Attribute
    where TDetails : notnull
{
    /// <summary>The code of the problem that carries them.</summary>
    public ProblemCode Code { get; } = code;
}
