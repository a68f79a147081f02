using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.Generators.Analysis;

/// <summary>The names of the types that a file declares: told by the syntax alone, and kept as long as the file does not change.</summary>
internal static class DeclaredNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<string>> s_known = new();

    public static IReadOnlyList<string> Of(SyntaxTree tree) => s_known.GetValue(tree, Read);

    private static IReadOnlyList<string> Read(SyntaxTree tree) =>
        tree.GetRoot() is CompilationUnitSyntax root ? [.. In(root.Members).Distinct()] : [];

    private static IEnumerable<string> In(IEnumerable<MemberDeclarationSyntax> members) =>
        members.SelectMany(member =>
            member switch
            {
                BaseNamespaceDeclarationSyntax space => In(space.Members),
                TypeDeclarationSyntax type => In(type.Members).Append(type.Identifier.ValueText),
                EnumDeclarationSyntax type => [type.Identifier.ValueText],
                DelegateDeclarationSyntax type => [type.Identifier.ValueText],
                _ => [],
            }
        );
}
