using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Endpoints;

/// <summary>Says which of several constructors the framework is to call.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkConstructorFix)), Shared]
internal sealed class MarkConstructorFix() : Fix("TUT0023")
{
    private const string Attribute = "ActivatorUtilitiesConstructor";

    protected override bool FixesAll => false;

    protected override async Task OfferAsync(Finding finding)
    {
        if (finding.Around<ConstructorDeclarationSyntax>() is not { } constructor)
        {
            return;
        }
        var marked = constructor
            .AttributeLists.SelectMany(list => list.Attributes)
            .FirstOrDefault(attribute => attribute.Name.ToString().Contains(Attribute));
        if (marked is not null)
        {
            finding.Offer("Remove the mark of this constructor", Edits.Remove(marked), "Remove");
            return;
        }
        var model = await finding.ModelAsync().ConfigureAwait(false);
        var text = $"[{Attribute}]{Edits.NewLine(finding.Root)}{Edits.Indentation(constructor)}";
        finding.Offer(
            "Let the framework call this constructor",
            [
                Edits.Insert(constructor.SpanStart, text),
                .. Usings.For(
                    Attribute + "Attribute",
                    "Microsoft.Extensions.DependencyInjection",
                    model,
                    constructor.SpanStart
                ),
            ]
        );
    }
}
