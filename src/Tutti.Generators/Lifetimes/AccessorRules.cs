using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Emit;

namespace Tutti.Generators.Lifetimes;

/// <summary>A call of another service brings no HTTP request along, so that code of a service must not rely on one that happens to be around.</summary>
internal static class AccessorRules
{
    public static void Check(INamedTypeSymbol type, AppSymbols app, Action<Diagnostic> report)
    {
        foreach (var parameter in type.InstanceConstructors.SelectMany(constructor => constructor.Parameters))
        {
            if (
                TypeNames.Is(parameter.Type, WellKnownNames.HttpContextAccessor)
                && app.OwnerOf(Place.Of(parameter).SourceTree?.FilePath ?? "") is not null
            )
            {
                report(Diagnostic.Create(Descriptors.ContextAccessor, Place.OfType(parameter), type.Name));
            }
        }
    }
}
