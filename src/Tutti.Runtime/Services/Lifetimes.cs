using Microsoft.Extensions.DependencyInjection;
using Tutti.CompilerServices;

namespace Tutti.Services;

/// <summary>Tells from registrations whether a dependency is one and the same for all calls.</summary>
internal static class Lifetimes
{
    public static bool IsSingleton(IServiceCollection registrations, Dependency dependency)
    {
        var type = dependency.Type;
        if (type == typeof(IServiceProvider) || type == typeof(IServiceProviderIsService))
        {
            // The provider of the scope is another one than that of the service.
            return type != typeof(IServiceProvider);
        }
        if (type == typeof(IServiceScopeFactory))
        {
            return true;
        }
        if (Find(registrations, type, dependency.Key) is { } last)
        {
            return last.Lifetime is ServiceLifetime.Singleton;
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        {
            var element = type.GetGenericArguments()[0];
            return registrations
                .Where(registration => Fits(registration, element, dependency.Key))
                .All(registration => registration.Lifetime is ServiceLifetime.Singleton);
        }
        // Nothing provides it: an optional one is its default for all calls, and another one is reported at start.
        return true;
    }

    /// <summary>The registration that a dependency comes from; <see langword="null"/> if there is none.</summary>
    public static ServiceDescriptor? Find(IServiceCollection registrations, Type type, object? key)
    {
        ServiceDescriptor? open = null;
        for (var i = registrations.Count - 1; i >= 0; i--)
        {
            var registration = registrations[i];
            if (!Fits(registration, type, key))
            {
                continue;
            }
            if (registration.ServiceType == type)
            {
                return registration;
            }
            open ??= registration;
        }
        return open;
    }

    private static bool Fits(ServiceDescriptor registration, Type type, object? key) =>
        (
            Equals(registration.ServiceKey, key)
            || Equals(registration.ServiceKey, KeyedService.AnyKey) && key is not null
        )
        && (
            registration.ServiceType == type
            || (type.IsConstructedGenericType && registration.ServiceType == type.GetGenericTypeDefinition())
        );
}
