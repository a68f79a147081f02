using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Services;

/// <summary>A type belongs to one service, so all of its parts must.</summary>
internal static class TypePartRules
{
    public static void Check(INamedTypeSymbol type, AppSymbols app, Action<Diagnostic> report)
    {
        if (type.Locations.Length < 2)
        {
            return;
        }
        var parts = Place
            .Parts(type)
            .Select(part => (part.Name, Owner: app.OwnerOf(part.File)))
            .Where(part => part.Owner is not null)
            .ToList();
        foreach (var (name, owner) in parts.Skip(1).Where(part => part.Owner != parts[0].Owner))
        {
            report(
                Diagnostic.Create(
                    Descriptors.TypeAcrossServices,
                    name,
                    [parts[0].Name],
                    type.Name,
                    parts[0].Owner!.Name,
                    owner!.Name
                )
            );
        }
    }
}
