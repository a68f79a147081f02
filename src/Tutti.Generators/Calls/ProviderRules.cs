using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Emit;

namespace Tutti.Generators.Calls;

/// <summary>What a class with endpoints needs shall be seen in its constructor.</summary>
internal static class ProviderRules
{
    private static readonly string[] Providers =
    [
        WellKnownNames.ServiceProvider,
        "Microsoft.Extensions.DependencyInjection.IKeyedServiceProvider",
    ];

    public static void Check(INamedTypeSymbol type, AppSymbols app, Action<Diagnostic> report)
    {
        if (!app.HasEndpoints(type))
        {
            return;
        }
        foreach (var parameter in type.InstanceConstructors.SelectMany(constructor => constructor.Parameters))
        {
            if (Providers.Any(name => TypeNames.Is(parameter.Type, name)))
            {
                report(
                    Diagnostic.Create(
                        Descriptors.InjectedProvider,
                        Place.OfType(parameter),
                        type.Name,
                        parameter.Type.Name
                    )
                );
            }
        }
    }
}
