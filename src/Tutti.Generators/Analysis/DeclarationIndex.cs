using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.Generators.Analysis;

/// <summary>
/// The types of a file that may be services or have endpoints, by their names in metadata: told by the syntax alone, and kept as
/// long as the file does not change.
/// </summary>
internal static class DeclarationIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<string>> s_known = new();

    public static IReadOnlyList<string> Of(SyntaxTree tree) => s_known.GetValue(tree, Read);

    private static IReadOnlyList<string> Read(SyntaxTree tree)
    {
        var found = new List<string>();
        if (tree.GetRoot() is CompilationUnitSyntax root)
        {
            Collect(root.Members, "", found);
        }
        return found;
    }

    private static void Collect(IEnumerable<MemberDeclarationSyntax> members, string prefix, List<string> found)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    // Names are compared with those of metadata, which know no '@'.
                    Collect(space.Members, $"{prefix}{space.Name.ToString().Replace("@", "")}.", found);
                    break;
                case TypeDeclarationSyntax type:
                    var name = prefix + type.Identifier.ValueText;
                    if (type.TypeParameterList is { Parameters.Count: var arity })
                    {
                        name += $"`{arity}";
                    }
                    if (type.AttributeLists.Count > 0 || type.Members.Any(IsAttributedMethod))
                    {
                        found.Add(name);
                    }
                    Collect(type.Members.Where(nested => nested is TypeDeclarationSyntax), name + "+", found);
                    break;
            }
        }
    }

    private static bool IsAttributedMethod(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax { AttributeLists.Count: > 0 };
}
