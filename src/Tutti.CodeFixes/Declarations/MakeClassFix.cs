using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Declarations;

/// <summary>Turns a struct into a class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeClassFix)), Shared]
internal sealed class MakeClassFix() : Fix("TUT0005", "TUT0021")
{
    protected override void Offer(Finding finding)
    {
        var keyword = finding.Node switch
        {
            StructDeclarationSyntax type when type.Identifier == finding.Token => type.Keyword,
            RecordDeclarationSyntax type when type.Identifier == finding.Token => type.ClassOrStructKeyword,
            _ => default,
        };
        if (keyword.IsKind(SyntaxKind.StructKeyword))
        {
            var modifiers = ((TypeDeclarationSyntax)finding.Node).Modifiers.Where(m =>
                m.Kind() is SyntaxKind.ReadOnlyKeyword or SyntaxKind.RefKeyword
            );
            finding.Offer("Make it a class", modifiers.Select(Edits.Remove).Append(Edits.Replace(keyword, "class")));
        }
    }
}
