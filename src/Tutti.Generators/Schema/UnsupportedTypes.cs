using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Schema;

/// <summary>The types that have no form on the wire.</summary>
internal static class UnsupportedTypes
{
    private static readonly HashSet<string> s_names =
    [
        "System.Type",
        "System.Threading.CancellationToken",
        "System.Threading.CancellationTokenSource",
        "System.Collections.Generic.IAsyncEnumerable`1",
        "System.Lazy`1",
        "System.IServiceProvider",
    ];

    private static readonly (string Space, string Name)[] s_bases =
    [
        ("System", "Exception"),
        ("System.IO", "Stream"),
        ("System.IO", "TextReader"),
        ("System.IO", "TextWriter"),
        ("System.Threading.Tasks", "Task"),
        ("System.Threading.Tasks", "ValueTask"),
        ("System.Threading.Tasks", "ValueTask`1"),
        ("System.Reflection", "MemberInfo"),
        ("System.Linq.Expressions", "Expression"),
        ("System.Threading", "Thread"),
    ];

    public static bool Contains(ITypeSymbol type) =>
        type.TypeKind
            is TypeKind.Delegate
                or TypeKind.Pointer
                or TypeKind.FunctionPointer
                or TypeKind.TypeParameter
                or TypeKind.Module
        || type.IsRefLikeType
        || type.IsTupleType
        || type.IsAnonymousType
        || type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr or SpecialType.System_Void
        || type is IArrayTypeSymbol { Rank: > 1 }
        || (type is INamedTypeSymbol named && ByName(named));

    private static bool ByName(INamedTypeSymbol type) =>
        type.OriginalDefinition.QualifiedMetadataName() is { } name
        && name.StartsWith("System.", StringComparison.Ordinal)
        && (s_names.Contains(name) || s_bases.Any(b => type.DerivesFrom(b.Space, b.Name)));
}
