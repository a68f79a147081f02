using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Declarations;

/// <summary>Removes the modifier that keeps the framework from creating a class, calling a method or reading a parameter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveModifierFix)), Shared]
internal sealed class RemoveModifierFix() : Fix("TUT0005", "TUT0021", "TUT0022", "TUT0051", "TUT0122")
{
    protected override void Offer(Finding finding)
    {
        if (finding.Around<ParameterSyntax>() is { } parameter)
        {
            var modifiers = parameter.Modifiers.Where(m => !m.IsKind(SyntaxKind.ScopedKeyword)).ToList();
            if (modifiers.Count > 0)
            {
                var words = string.Join(" ", modifiers.Select(m => m.Text));
                finding.Offer($"Remove '{words}'", modifiers.Select(Edits.Remove), words);
            }
        }
        else if (finding.Token is var token && IsRemovable(token))
        {
            finding.Offer($"Remove '{token.Text}'", Edits.Remove(token), token.Text);
        }
    }

    private static bool IsRemovable(SyntaxToken token) =>
        token.Kind() switch
        {
            SyntaxKind.StaticKeyword or SyntaxKind.FileKeyword => token.Parent is MemberDeclarationSyntax,
            SyntaxKind.AbstractKeyword => token.Parent is TypeDeclarationSyntax type
                && !type.Members.Any(member => member.Modifiers.Any(SyntaxKind.AbstractKeyword)),
            _ => false,
        };
}
