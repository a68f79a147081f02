using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Schema.Annotations;

/// <summary>Each rule is for some types; on others it throws when a request comes, refuses everything, or does nothing.</summary>
internal static class FitRules
{
    private static readonly HashSet<string> OfTexts = new(StringComparer.Ordinal)
    {
        "Base64String",
        "CreditCard",
        "EmailAddress",
        "FileExtensions",
        "Phone",
        "StringLength",
    };

    /// <summary>Checks that a rule is for values of a type.</summary>
    /// <returns>Whether it is.</returns>
    public static bool Check(string name, Annotation annotation, ITypeSymbol type, Action<Diagnostic> report)
    {
        if (ProblemOf(annotation, type) is not var (domain, remedy))
        {
            return true;
        }
        report(
            Diagnostic.Create(
                Descriptors.UnfitRule,
                Place.Of(annotation.Data),
                annotation.Name,
                name,
                domain,
                type.Display(),
                remedy
            )
        );
        return false;
    }

    /// <summary>Checks that <c>[Required]</c> can fail.</summary>
    public static void CheckRequired(string name, Annotation annotation, ITypeSymbol type, Action<Diagnostic> report)
    {
        if (
            annotation.Name == "Required"
            && type is { IsValueType: true, TypeKind: not TypeKind.TypeParameter }
            && !type.IsNullableValue()
            && !annotation.Flag("DisallowAllDefaultValues")
        )
        {
            report(
                Diagnostic.Create(
                    Descriptors.RequiredWithoutEffect,
                    Place.Of(annotation.Data),
                    name,
                    type.Display(),
                    $"remove it, and use 'required' or {type.Display()}? to tell whether it was given"
                )
            );
        }
    }

    private static (string Domain, string Remedy)? ProblemOf(Annotation annotation, ITypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Error or TypeKind.TypeParameter)
        {
            return null;
        }
        var isText = type.SpecialType == SpecialType.System_String;
        var isMany =
            type is IArrayTypeSymbol
            || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable);
        return annotation.Name switch
        {
            _ when OfTexts.Contains(annotation.Name) && !isText => (
                "strings",
                annotation.Name == "StringLength" && isMany ? "use [Length] for the number of items"
                : Annotation.IsNumber(type) ? "use [Range]"
                : "remove it"
            ),
            "Url" when !isText && !type.IsNamed("System", "Uri") => ("strings", "remove it"),
            "MinLength" or "MaxLength" or "Length" when !isText && !isMany => (
                "strings and collections",
                Annotation.IsNumber(type) ? "use [Range]" : "remove it"
            ),
            "Range" when annotation.Data.ConstructorArguments.Length == 2 && !IsLikeANumber(type) => (
                "numbers",
                isText ? "use [StringLength] for the length, or [RegularExpression] for the form"
                : isMany ? "use [Length] for the number of items"
                : type is INamedTypeSymbol { AllInterfaces: var all } && all.Any(i => i.Name == "IComparable")
                    ? $"give the type as well: [Range(typeof({type.Display()}), \"…\", \"…\")]"
                : "remove it"
            ),
            _ => null,
        };
    }

    private static bool IsLikeANumber(ITypeSymbol type) =>
        Annotation.IsNumber(type) || type.TypeKind == TypeKind.Enum || type.SpecialType == SpecialType.System_Char;
}
