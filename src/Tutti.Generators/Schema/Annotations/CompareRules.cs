using Microsoft.CodeAnalysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Schema.Annotations;

/// <summary><c>[Compare]</c> looks the other property up by its name.</summary>
internal static class CompareRules
{
    public static void Check(IPropertySymbol property, IReadOnlyList<Annotation> annotations, Action<Diagnostic> report)
    {
        foreach (var compare in annotations.Where(annotation => annotation.Name == "Compare"))
        {
            var other = compare.Text(0) ?? "";
            var isThere = property
                .ContainingType.SelfAndBases()
                .SelectMany(type => type.GetMembers(other))
                .Any(member =>
                    member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public }
                );
            if (!isThere)
            {
                report(
                    Diagnostic.Create(
                        Descriptors.ComparesWithNothing,
                        Place.OfFirstArgument(compare.Data),
                        property.Name,
                        other,
                        property.ContainingType.Name
                    )
                );
            }
        }
    }
}
