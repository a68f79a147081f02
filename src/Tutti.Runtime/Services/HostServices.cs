using Microsoft.Extensions.DependencyInjection;

namespace Tutti.Services;

/// <summary>Gives a service what it has asked for with <see cref="ServiceSetup.AddFromHost{TDependency}"/>, in the lifetime that the host registered it with.</summary>
internal static class HostServices
{
    /// <summary>Registers what was asked for.</summary>
    /// <returns>What the host does not have.</returns>
    public static IEnumerable<Type> Add(ServiceSetup setup, IServiceCollection registrations, IServiceProvider host)
    {
        var missing = new List<Type>();
        foreach (var type in setup.FromHost)
        {
            if (Lifetimes.Find(registrations, type, key: null) is { } registration)
            {
                Add(setup.Services, type, registration.Lifetime, host);
            }
            else
            {
                missing.Add(type);
            }
        }
        return missing;
    }

    private static void Add(IServiceCollection services, Type type, ServiceLifetime lifetime, IServiceProvider host)
    {
        if (lifetime is ServiceLifetime.Singleton)
        {
            // An instance, not a factory: the host disposes of it.
            services.AddSingleton(type, host.GetRequiredService(type));
            return;
        }
        if (!services.Any(service => service.ServiceType == typeof(HostScope)))
        {
            services.AddScoped(_ => new HostScope(host.CreateAsyncScope()));
        }
        services.Add(new ServiceDescriptor(type, scope => scope.GetRequiredService<HostScope>().Get(type), lifetime));
    }
}

/// <summary>A scope of the host that lives as long as a call.</summary>
internal sealed class HostScope(AsyncServiceScope scope) : IAsyncDisposable, IDisposable
{
    public object Get(Type type) => scope.ServiceProvider.GetRequiredService(type);

    public ValueTask DisposeAsync() => scope.DisposeAsync();

    public void Dispose() => scope.Dispose();
}
