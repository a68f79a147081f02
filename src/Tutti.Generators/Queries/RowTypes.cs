using Microsoft.CodeAnalysis;
using Tutti.Generators.Emit;
using Tutti.Generators.Schema;

namespace Tutti.Generators.Queries;

/// <summary>Tells the types that have members for columns from those that are one column.</summary>
internal static class RowTypes
{
    private static readonly string[] LibraryNamespaces = ["System", "Microsoft", "Npgsql", "NpgsqlTypes", "NodaTime"];

    private static readonly SymbolDisplayFormat Erased =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.ExpandValueTuple
        );

    /// <summary>The type as the runtime knows it: without annotations, and without names in tuples.</summary>
    public static string NameOf(ITypeSymbol type) => type.ToDisplayString(Erased);

    /// <summary>The struct behind a question mark, or the type itself.</summary>
    public static ITypeSymbol WithoutNull(ITypeSymbol type) =>
        type is INamedTypeSymbol named && type.IsNullableValue() ? named.TypeArguments[0] : type;

    /// <summary>Whether a row is read by its members; else it is one column, of which the library knows what to do.</summary>
    public static bool HasMembers(ITypeSymbol type) =>
        WithoutNull(type)
            is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } named
        && named.SpecialType == SpecialType.None
        && (named.IsTupleType || !IsOfLibrary(named));

    /// <summary>Whether the type, or a part of it, depends on a type parameter.</summary>
    public static bool IsOpen(ITypeSymbol type) =>
        type switch
        {
            ITypeParameterSymbol => true,
            IArrayTypeSymbol array => IsOpen(array.ElementType),
            INamedTypeSymbol named => named.TypeArguments.Any(IsOpen)
                || (named.ContainingType is { } outer && IsOpen(outer)),
            _ => false,
        };

    /// <summary>Whether a part of the type is unknown to the compiler.</summary>
    public static bool IsUnknown(ITypeSymbol type) =>
        type switch
        {
            IErrorTypeSymbol => true,
            IArrayTypeSymbol array => IsUnknown(array.ElementType),
            INamedTypeSymbol named => named.TypeArguments.Any(IsUnknown),
            _ => false,
        };

    /// <summary>Whether generated code elsewhere in the assembly can name the type.</summary>
    public static bool CanBeNamed(ITypeSymbol type, IAssemblySymbol assembly) =>
        type switch
        {
            IArrayTypeSymbol array => CanBeNamed(array.ElementType, assembly),
            INamedTypeSymbol { IsFileLocal: true } => false,
            INamedTypeSymbol named => IsVisible(named, assembly)
                && (named.ContainingType is null || CanBeNamed(named.ContainingType, assembly))
                && named.TypeArguments.All(argument => CanBeNamed(argument, assembly)),
            _ => true,
        };

    /// <summary>Whether code elsewhere in the assembly can use a type or member, by its own accessibility.</summary>
    public static bool IsVisible(ISymbol symbol, IAssemblySymbol assembly) =>
        symbol.DeclaredAccessibility switch
        {
            Accessibility.Public => true,
            Accessibility.Internal or Accessibility.ProtectedOrInternal => SymbolEqualityComparer.Default.Equals(
                symbol.ContainingAssembly,
                assembly
            ),
            _ => false,
        };

    private static bool IsOfLibrary(INamedTypeSymbol type) =>
        TypeNames.NamespaceOf(type) is { } space
        && !type.IsSource()
        && LibraryNamespaces.Any(library =>
            space == library || space.StartsWith(library + ".", StringComparison.Ordinal)
        );
}
