using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Calls;

/// <summary>Types that hide what they give: whoever takes one could use what is inside, or not, or another one.</summary>
internal static class Wrapping
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "System.Lazy",
        "System.Func",
        "System.Threading.Tasks.Task",
        "System.Threading.Tasks.ValueTask",
    };

    /// <summary>The types that a wrapping or a collection is made of.</summary>
    public static IEnumerable<ITypeSymbol> Inside(ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol array => [array.ElementType],
            INamedTypeSymbol { IsGenericType: true } named when IsWrapping(named) => named.TypeArguments,
            _ => [],
        };

    private static bool IsWrapping(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(candidate => candidate.SpecialType == SpecialType.System_Collections_IEnumerable)
        || Known.Contains($"{type.ContainingNamespace.ToDisplayString()}.{type.Name}");
}
