using Tutti.CompilerServices;
using Tutti.Requests;

namespace Tutti.ServiceCalls;

/// <summary>A call of an endpoint that runs in this process.</summary>
internal sealed class LocalCall<TClass, TArguments, TResult>(
    EndpointRuntime<TClass, TArguments, TResult> callee,
    string caller
) : ServiceCall<TArguments, TResult>
    where TClass : class
{
    public override ValueTask<TResult> InvokeAsync(TArguments arguments, CancellationToken cancellationToken) =>
        callee.CallAsync(caller, arguments, cancellationToken);
}
