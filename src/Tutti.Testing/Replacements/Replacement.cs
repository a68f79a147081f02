using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tutti.Testing.Replacements;

/// <summary>A fake in place of what services register.</summary>
/// <param name="type">The type by which it is injected.</param>
/// <param name="fake">The fake.</param>
internal sealed class Replacement(Type type, object fake)
{
    /// <summary>Whether any service had what it replaces.</summary>
    public bool IsUsed { get; private set; }

    public Type Type => type;

    public void Apply(IServiceCollection services)
    {
        if (services.All(service => service.ServiceType != type))
        {
            return;
        }
        IsUsed = true;
        services.RemoveAll(type);
        // An instance: the provider of a service does not dispose of it.
        services.AddSingleton(type, fake);
    }
}
