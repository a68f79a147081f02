using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Schema;

/// <summary>How types are written in generated code, in ids and for people.</summary>
internal static class TypeFormats
{
    /// <summary>With <c>global::</c>, without annotations of references: what <c>typeof</c> takes.</summary>
    public static readonly SymbolDisplayFormat Runtime = SymbolDisplayFormat.FullyQualifiedFormat;

    /// <summary>With <c>global::</c> and annotations.</summary>
    public static readonly SymbolDisplayFormat Annotated = Runtime.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
    );

    /// <summary>The full name, for ids and messages.</summary>
    public static readonly SymbolDisplayFormat Id = Annotated
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The name without namespaces.</summary>
    public static readonly SymbolDisplayFormat Short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: Id.GenericsOptions,
        miscellaneousOptions: Id.MiscellaneousOptions
    );
}
