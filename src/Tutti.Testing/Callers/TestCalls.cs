using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Tutti.CompilerServices;
using Tutti.Hosting;
using Tutti.ServiceCalls;

namespace Tutti.Testing.Callers;

/// <summary>Makes the calls of a test's clients: like the host's own code, with the user that the test has chosen.</summary>
internal sealed class TestCalls(AppRuntime app, ClaimsPrincipal? user) : ServiceCallFactory
{
    private readonly ClientCalls _calls = new(app, HostCalls.Caller);

    /// <summary>All clients of an app.</summary>
    public static ServiceProvider ClientsOf(AppRuntime app, ClaimsPrincipal? user)
    {
        var clients = new ServiceCollection();
        var calls = new TestCalls(app, user);
        foreach (var service in app.Application.Services)
        {
            service.AddClient(clients, calls);
        }
        return clients.BuildServiceProvider();
    }

    public override ServiceCall<TArguments, TResult> Create<TArguments, TResult>(
        GeneratedEndpoint<TArguments, TResult> endpoint
    ) => new TestCall<TArguments, TResult>(_calls.Create(endpoint), app, user);
}

/// <summary>A call by a user.</summary>
internal sealed class TestCall<TArguments, TResult>(
    ServiceCall<TArguments, TResult> call,
    AppRuntime app,
    ClaimsPrincipal? user
) : ServiceCall<TArguments, TResult>
{
    public override async ValueTask<TResult> InvokeAsync(TArguments arguments, CancellationToken cancellationToken)
    {
        using var context = new CallContext(
            app.Time,
            Timeout.InfiniteTimeSpan,
            user,
            CallContext.Current,
            cancellationToken
        );
        CallContext.Current = context;
        return await call.InvokeAsync(arguments, cancellationToken);
    }
}
