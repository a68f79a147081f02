using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.Generators.Schema;

/// <summary>What can be said of a class or struct before any of its members is looked at.</summary>
internal sealed class Shape
{
    private Shape(INamedTypeSymbol type, Compilation compilation)
    {
        Properties = PropertiesOf(type);
        Constructor = ConstructorChoice.Of(type, Properties);
        NeedsAccessor =
            Constructor.Constructor is { DeclaredAccessibility: not Accessibility.Public }
            || HasUnsetRequiredMembers(type, Constructor.Constructor);
        var generated = Properties.Where(IsGenerated).Select(p => p.Name).ToList();
        var partial = type.IsSource() && IsPartial(type);
        IsCompletedElsewhere = partial && Properties.Count == generated.Count;
        PartlyGenerated = IsCompletedElsewhere ? null : generated.FirstOrDefault();
        IsOpaque =
            IsCompletedElsewhere
            || JsonFeatures.IsExotic(type)
            || NeedsAccessorOnGeneric(type)
            || HidesConverter(compilation);
    }

    /// <summary>The public properties, those of the type first, then those of its bases: the order of System.Text.Json.</summary>
    public IReadOnlyList<IPropertySymbol> Properties { get; }

    public ConstructorChoice Constructor { get; }

    /// <summary>Whether generated code may not call the constructor as anyone would: it isn't public, or leaves required members to its caller.</summary>
    public bool NeedsAccessor { get; }

    /// <summary>Whether the metadata that we emit cannot express the type.</summary>
    public bool IsOpaque { get; }

    /// <summary>Whether a partial type has no members that we see, so that another generator probably writes them.</summary>
    public bool IsCompletedElsewhere { get; }

    /// <summary>A member that another generator writes beside those of the user; only analyzers see it.</summary>
    public string? PartlyGenerated { get; }

    public static Shape Of(INamedTypeSymbol type, Compilation compilation) => new(type, compilation);

    public static IReadOnlyList<IPropertySymbol> PropertiesOf(INamedTypeSymbol type)
    {
        var properties = new List<IPropertySymbol>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var current in type.SelfAndBases())
        {
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (IsVisible(property) && names.Add(property.Name))
                {
                    properties.Add(property);
                }
            }
        }
        return properties;
    }

    /// <summary>Whether the property stays null if nobody sets it: it has no initializer and no code, and its object's constructors have none.</summary>
    public static bool StaysUnset(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.All(r =>
            r.GetSyntax() is PropertyDeclarationSyntax { Initializer: null, AccessorList.Accessors: var accessors }
            && accessors.All(a => a.Body is null && a.ExpressionBody is null)
        )
        && property.ContainingType.InstanceConstructors.All(c =>
            c.IsImplicitlyDeclared || ConstructorChoice.IsPrimary(c) || IsCopyConstructor(c)
        );

    private static bool IsCopyConstructor(IMethodSymbol constructor) =>
        constructor.Parameters is [var other]
        && SymbolEqualityComparer.Default.Equals(other.Type, constructor.ContainingType);

    private static bool IsVisible(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public }
        && (
            property.GetMethod is { DeclaredAccessibility: Accessibility.Public }
            || property.SetMethod is { DeclaredAccessibility: Accessibility.Public }
        );

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(r =>
            r.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
        );

    /// <summary>Whether no part of a type is code of the user's.</summary>
    public static bool IsWrittenByAGenerator(ITypeSymbol type) =>
        type.DeclaringSyntaxReferences is { Length: > 0 } parts && parts.All(IsGenerated);

    private static bool IsGenerated(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences is [var reference, ..] && IsGenerated(reference);

    private static bool IsGenerated(SyntaxReference reference) =>
        reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);

    private static bool HasUnsetRequiredMembers(INamedTypeSymbol type, IMethodSymbol? constructor) =>
        constructor?.Attribute("System.Diagnostics.CodeAnalysis", "SetsRequiredMembersAttribute") is null
        && type.SelfAndBases()
            .SelectMany(t => t.GetMembers())
            .Any(m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    // An accessor past the compiler cannot be written for one construction of a generic type.
    private bool NeedsAccessorOnGeneric(INamedTypeSymbol type) =>
        (NeedsAccessor && IsConstruction(type))
        || Properties.Any(p =>
            IsConstruction(p.ContainingType)
            && Constructor.ParameterFor(p) is null
            && JsonFeatures.IgnoreCondition(p) != "Always"
            && (p.SetMethod is { IsInitOnly: true } || (p.SetMethod is not null && JsonFeatures.IsIncluded(p)))
        );

    private bool HidesConverter(Compilation compilation) =>
        Properties.Any(p =>
            JsonFeatures.Converter(p) is { } converter
            && !compilation.IsSymbolAccessibleWithin(converter, compilation.Assembly)
        );

    private static bool IsConstruction(INamedTypeSymbol type) =>
        type.IsGenericType || (type.ContainingType is { } outer && IsConstruction(outer));
}
