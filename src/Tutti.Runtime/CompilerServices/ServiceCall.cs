using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>
/// The seam through which every call between services goes: one object per calling service and endpoint, made at start, when it is known
/// whether the callee runs in this process. For generated code.
/// </summary>
/// <typeparam name="TArguments">All that a call passes, as one value.</typeparam>
/// <typeparam name="TResult">What a call gives.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServiceCall<TArguments, TResult>
{
    /// <summary>Calls the endpoint.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="cancellationToken">By which the caller gives up; the caller's own request and deadline are linked in any case.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ProblemException">The call failed.</exception>
    public abstract ValueTask<TResult> InvokeAsync(TArguments arguments, CancellationToken cancellationToken);
}

/// <summary>Makes the calls of one service's clients. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServiceCallFactory
{
    /// <summary>Makes the call of an endpoint.</summary>
    /// <typeparam name="TArguments">All that a call passes, as one value.</typeparam>
    /// <typeparam name="TResult">What a call gives.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>The call.</returns>
    public abstract ServiceCall<TArguments, TResult> Create<TArguments, TResult>(
        GeneratedEndpoint<TArguments, TResult> endpoint
    );
}
