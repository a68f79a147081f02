using Tutti.CompilerServices;
using Tutti.Hosting;
using Tutti.ServiceCalls.Remote;

namespace Tutti.ServiceCalls;

/// <summary>Makes the calls of one service's clients: in this process to what it hosts, to the process that hosts it otherwise.</summary>
internal sealed class ClientCalls(AppRuntime app, string caller) : ServiceCallFactory
{
    public override ServiceCall<TArguments, TResult> Create<TArguments, TResult>(
        GeneratedEndpoint<TArguments, TResult> endpoint
    ) =>
        app.Find(endpoint) is { } runtime
            ? endpoint.CreateLocalCall(runtime, caller)
            : new RemoteCall<TArguments, TResult>(endpoint, app.Peers.Of(endpoint.Info.Service), app, caller);
}
