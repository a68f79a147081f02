using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutti.Generators.Services;

namespace Tutti.CodeFixes.Services;

/// <summary>Makes a class whose endpoints belong to no service the class of a new one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkAsServiceFix)), Shared]
internal sealed class MarkAsServiceFix() : Fix("TUT0020")
{
    // Two classes of one folder would be two services in one folder.
    protected override bool FixesAll => false;

    protected override void Offer(Finding finding)
    {
        if (finding.Node is not ClassDeclarationSyntax type)
        {
            return;
        }
        var name = Names.ServiceOf(type.Identifier.ValueText);
        if (ServiceNames.IsValid(name))
        {
            var text = $"[Service({Edits.Literal(name)})]{Edits.NewLine(finding.Root)}{Edits.Indentation(type)}";
            finding.Offer(
                $"Mark '{type.Identifier.ValueText}' with [Service(\"{name}\")]",
                Edits.Insert(type.SpanStart, text)
            );
        }
    }
}
