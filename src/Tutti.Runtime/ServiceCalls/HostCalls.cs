using Microsoft.AspNetCore.Http;
using Tutti.CompilerServices;
using Tutti.Hosting;

namespace Tutti.ServiceCalls;

/// <summary>
/// Makes the calls of clients that the host's own code gets injected: controllers, handlers of minimal APIs, hosted services. In the
/// application model their caller is the pseudo-service <c>app</c>.
/// </summary>
internal sealed class HostCalls : ServiceCallFactory
{
    /// <summary>The name of the caller.</summary>
    public const string Caller = "app";

    private ClientCalls? _calls;
    private AppRuntime? _app;
    private IHttpContextAccessor? _accessor;

    /// <summary>From now on calls can be made.</summary>
    public void Start(AppRuntime app, IHttpContextAccessor accessor)
    {
        _app = app;
        _accessor = accessor;
        _calls = new ClientCalls(app, Caller);
    }

    public override ServiceCall<TArguments, TResult> Create<TArguments, TResult>(
        GeneratedEndpoint<TArguments, TResult> endpoint
    ) => new HostCall<TArguments, TResult>(this, endpoint);

    /// <summary>The call itself. Clients are registered before the host is built, when nobody knows yet where services run.</summary>
    public ServiceCall<TArguments, TResult> Resolve<TArguments, TResult>(
        GeneratedEndpoint<TArguments, TResult> endpoint
    ) =>
        _calls?.Create(endpoint)
        ?? throw new InvalidOperationException(
            $"The service '{endpoint.Info.Service}' was called before app.MapTutti(). Call app.MapTutti() first."
        );

    /// <summary>What flows from a request that the host itself answers; <see langword="null"/> outside of requests.</summary>
    public CallContext? ContextOfRequest() =>
        _accessor?.HttpContext is { } http
            // Without a deadline: each call has its own, and how long the request may take is up to the host.
            ? new CallContext(_app!.Time, Timeout.InfiniteTimeSpan, http.User, null, http.RequestAborted)
            : null;
}

/// <summary>A call from the host's own code.</summary>
internal sealed class HostCall<TArguments, TResult>(HostCalls calls, GeneratedEndpoint<TArguments, TResult> endpoint)
    : ServiceCall<TArguments, TResult>
{
    private ServiceCall<TArguments, TResult>? _call;

    public override ValueTask<TResult> InvokeAsync(TArguments arguments, CancellationToken cancellationToken)
    {
        // Two calls may both come here first; nobody can tell.
        var call = _call ??= calls.Resolve(endpoint);
        return CallContext.Current is null && calls.ContextOfRequest() is { } context
            ? InvokeAsync(call, arguments, context, cancellationToken)
            : call.InvokeAsync(arguments, cancellationToken);
    }

    private static async ValueTask<TResult> InvokeAsync(
        ServiceCall<TArguments, TResult> call,
        TArguments arguments,
        CallContext context,
        CancellationToken cancellationToken
    )
    {
        using (context)
        {
            CallContext.Current = context;
            return await call.InvokeAsync(arguments, cancellationToken);
        }
    }
}
