using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes.Declarations;

/// <summary>Makes public what generated code has to call: an endpoint, or the only constructor of its class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePublicFix)), Shared]
internal sealed class MakePublicFix() : Fix("TUT0022", "TUT0023")
{
    protected override void Offer(Finding finding)
    {
        switch (finding.Node)
        {
            case MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method
                when method.Identifier == finding.Token && !IsCallable(method.Modifiers):
                finding.Offer(
                    $"Make '{method.Identifier.ValueText}' public",
                    Change(method, method.ReturnType.SpanStart)
                );
                break;
            case TypeDeclarationSyntax type
                when type.Members.OfType<ConstructorDeclarationSyntax>().ToList() is [var constructor]
                    && !IsCallable(constructor.Modifiers):
                finding.Offer("Make the constructor public", Change(constructor, constructor.Identifier.SpanStart));
                break;
        }
    }

    private static bool IsCallable(SyntaxTokenList modifiers) =>
        modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword);

    private static IEnumerable<TextChange> Change(MemberDeclarationSyntax member, int position)
    {
        var modifiers = member
            .Modifiers.Where(m => m.Kind() is SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword)
            .ToList();
        return modifiers.Count == 0
            ? [Edits.Insert(member.Modifiers.Count > 0 ? member.Modifiers.Span.Start : position, "public ")]
            : modifiers.Skip(1).Select(Edits.Remove).Append(Edits.Replace(modifiers[0], "public"));
    }
}
