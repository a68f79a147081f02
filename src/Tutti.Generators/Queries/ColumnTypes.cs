using Microsoft.CodeAnalysis;
using Tutti.Generators.Schema;

namespace Tutti.Generators.Queries;

/// <summary>What a column can be read as.</summary>
internal static class ColumnTypes
{
    /// <summary>Why no column can have a type, or <see langword="null"/> if one may.</summary>
    public static string? ProblemOf(ITypeSymbol type) =>
        type switch
        {
            { IsRefLikeType: true } => "lives on the stack alone",
            IPointerTypeSymbol or IFunctionPointerTypeSymbol => "is a pointer",
            { TypeKind: TypeKind.Delegate } => "is a delegate",
            IArrayTypeSymbol array => ProblemOf(array.ElementType),
            INamedTypeSymbol { IsTupleType: true } => "is several values",
            INamedTypeSymbol named when named.IsSource() && named.TypeKind != TypeKind.Enum => "has members itself",
            INamedTypeSymbol named => named
                .TypeArguments.Select(ProblemOf)
                .FirstOrDefault(problem => problem is not null),
            _ => null,
        };
}
