using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Tutti.CompilerServices;

namespace Tutti.Services;

/// <summary>Finds, at start, every dependency of a service that nothing provides.</summary>
internal static class DependencyCheck
{
    /// <summary>What is missing for the classes with endpoints, each with the remedy.</summary>
    public static IEnumerable<string> Missing(ServiceRuntime service)
    {
        var isService = service.Provider.GetRequiredService<IServiceProviderIsKeyedService>();
        return from endpoint in service.Endpoints
            group endpoint by endpoint.ClassType into sameClass
            from dependency in sameClass.First().Dependencies
            where !dependency.Optional && !isService.IsKeyedService(dependency.Type, dependency.Key)
            select Describe(service, sameClass.Key, dependency);
    }

    /// <summary>What is wrong with the service's own registrations.</summary>
    public static IEnumerable<string> Invalid(ServiceRuntime service, AggregateException exception) =>
        from inner in exception.InnerExceptions
        let reason = inner.InnerException?.Message ?? inner.Message
        select $"The service '{service.Name}': {reason} Register what is missing in {ConfigureOf(service)}.";

    private static string Describe(ServiceRuntime service, Type type, Dependency dependency)
    {
        var needed = NameOf(dependency.Type);
        var key = dependency.Key is null ? "" : $" with the key '{dependency.Key}'";
        var start =
            $"The service '{service.Name}': {NameOf(type)} needs {needed}{key} (parameter '{dependency.Parameter}'), ";
        if (dependency.Type.GetCustomAttribute<GeneratedClientAttribute>() is { } client)
        {
            return start
                + $"but the app has no service '{client.Service}' whose client could be injected here. "
                + "Rebuild the app; if that does not help, inject a client of a service that exists.";
        }
        if (ResourceOf(dependency.Type) is { } resource)
        {
            return start
                + $"the {resource.Kind} '{resource.Name}', but the app as it was built does not know that this service uses it. "
                + "Rebuild the app; if that does not help, take it as a parameter of a constructor of a class in the service's folder.";
        }
        var method = dependency.Key is null ? "AddSingleton" : "AddKeyedSingleton";
        var argument = dependency.Key is null ? "" : $"\"{dependency.Key}\"";
        var example = dependency.Type.IsInterface || dependency.Type.IsAbstract ? $"{needed}, …" : needed;
        return start
            + $"which nothing provides. Register it in {ConfigureOf(service)}, "
            + $"for example: setup.Services.{method}<{example}>({argument});";
    }

    private static IResourceDeclaration? ResourceOf(Type type) =>
        type.GetCustomAttributes(inherit: false).OfType<IResourceDeclaration>().FirstOrDefault();

    private static string ConfigureOf(ServiceRuntime service) =>
        service.Definition.ServiceType.IsAssignableTo(typeof(IConfigureService))
            ? $"{service.Definition.ServiceType.Name}.Configure"
            : $"a method 'public static void Configure(ServiceSetup setup)' of {service.Definition.ServiceType.Name}, "
                + $"which then implements {nameof(IConfigureService)}";

    private static string NameOf(Type type)
    {
        if (!type.IsGenericType)
        {
            return type.FullName ?? type.Name;
        }
        var name = type.GetGenericTypeDefinition().FullName ?? type.Name;
        return $"{name[..name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
    }
}
