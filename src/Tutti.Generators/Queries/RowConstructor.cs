using Microsoft.CodeAnalysis;
using Tutti.Generators.Schema;

namespace Tutti.Generators.Queries;

/// <summary>Which constructor makes a value from a row.</summary>
internal static class RowConstructor
{
    /// <summary>
    /// The one that a record's own parameters declare, else the one without parameters, else the only one; <see langword="null"/> if none
    /// of this is there.
    /// </summary>
    public static IMethodSymbol? Of(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        var candidates = type
            .InstanceConstructors.Where(c =>
                RowTypes.IsVisible(c, assembly)
                && !IsCopy(c)
                && c.Parameters.All(p => p.RefKind is RefKind.None or RefKind.In)
            )
            .ToList();
        var declared = candidates.Where(c => !(type.IsValueType && c.IsImplicitlyDeclared)).ToList();
        return declared.FirstOrDefault(c => type.IsRecord && !c.Parameters.IsEmpty && ConstructorChoice.IsPrimary(c))
            ?? declared.FirstOrDefault(c => c.Parameters.IsEmpty)
            ?? (declared.Count == 1 ? declared[0] : null)
            ?? (declared.Count == 0 ? candidates.FirstOrDefault() : null);
    }

    private static bool IsCopy(IMethodSymbol constructor) =>
        constructor.ContainingType.IsRecord
        && constructor.Parameters is [var parameter]
        && SymbolEqualityComparer.Default.Equals(parameter.Type, constructor.ContainingType);
}
