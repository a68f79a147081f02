using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Analysis;

/// <summary>Why generated code could not create an object of a type.</summary>
internal static class ClassProblems
{
    /// <summary>Each reason, with the span that has to change, and the remedy.</summary>
    /// <param name="type">The type.</param>
    /// <param name="marked">What makes the framework create it: <c>[Service]</c>, or the endpoints.</param>
    public static IEnumerable<(Location Place, string What, string Remedy)> Of(INamedTypeSymbol type, string marked)
    {
        if (type.TypeKind == TypeKind.Interface)
        {
            yield return (Place.Of(type), "an interface", $"move {marked} to the class that implements it");
            yield break;
        }
        if (type.TypeKind != TypeKind.Class)
        {
            yield return (Place.Of(type), "a struct", "make it a class");
        }
        if (type.ContainingType is { } outer)
        {
            yield return (Place.Of(type), $"nested in '{outer.Name}'", "move it out of the other class");
        }
        if (type.IsStatic)
        {
            yield return (Place.OfModifier(type, SyntaxKind.StaticKeyword), "static", "remove 'static'");
        }
        else if (type.IsAbstract)
        {
            yield return (
                Place.OfModifier(type, SyntaxKind.AbstractKeyword),
                "abstract",
                $"make it concrete, or move {marked} to the class that derives from it"
            );
        }
        if (type.IsGenericType && type.Arity > 0)
        {
            yield return (Place.Of(type), "generic", "remove the type parameters");
        }
        if (type.IsFileLocal)
        {
            yield return (Place.OfModifier(type, SyntaxKind.FileKeyword), "local to its file", "remove 'file'");
        }
    }
}
