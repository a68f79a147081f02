using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Services;

/// <summary>
/// C# looks for a name in the namespaces around before it looks at what <c>using</c> brings. A record <c>Order</c> in the namespace
/// <c>MyApp.Order</c> is therefore a namespace to all that is in <c>MyApp</c>, and its callers cannot name it.
/// </summary>
internal static class NamespaceRules
{
    public static void Check(INamedTypeSymbol type, AppSymbols app, Action<Diagnostic> report)
    {
        if (
            type.ContainingType is not null
            || type.ContainingNamespace is not { IsGlobalNamespace: false } own
            || (ServiceSymbol.Of(type) is null && !app.IsExchanged(type))
        )
        {
            return;
        }
        // The merged namespaces: those of other assemblies hide the type as well.
        var around = app.Compilation.GetCompilationNamespace(own)?.ContainingNamespace;
        for (; around is not null; around = around.ContainingNamespace)
        {
            if (around.GetMembers(type.Name).OfType<INamespaceSymbol>().FirstOrDefault() is { } same)
            {
                report(
                    Diagnostic.Create(
                        Descriptors.NamedLikeANamespace,
                        Place.Of(type),
                        PlacesOf(same, type),
                        type.Name,
                        same.ToDisplayString(),
                        around.IsGlobalNamespace ? "in the app" : $"in {around.ToDisplayString()}"
                    )
                );
                return;
            }
        }
    }

    /// <summary>Where the namespace is declared, if that is in another file than the type.</summary>
    private static IEnumerable<Location> PlacesOf(INamespaceSymbol space, INamedTypeSymbol type) =>
        space
            .Locations.Where(place => place.IsInSource && type.Locations.All(own => own.SourceTree != place.SourceTree))
            .OrderBy(place => place.SourceTree!.FilePath, StringComparer.Ordinal)
            .Take(1);
}
