using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes.Schema;

/// <summary>Enables nullable reference types in the file that declares what is exchanged, wherever the endpoint is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnableNullableFix)), Shared]
internal sealed class EnableNullableFix() : Fix("TUT0065")
{
    protected override async Task OfferAsync(Finding finding)
    {
        var place = finding.Diagnostic.AdditionalLocations is [var first, ..] ? first : finding.Diagnostic.Location;
        if (place.SourceTree is not { } tree || finding.Document.Project.Solution.GetDocument(tree) is not { } document)
        {
            return;
        }
        var root = await tree.GetRootAsync(finding.Cancellation).ConfigureAwait(false);
        var change = ChangeOf(root, place.SourceSpan.Start);
        finding.Offer(
            $"Enable nullable reference types in {document.Name}",
            async cancellation =>
            {
                var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
                return document.WithText(text.WithChanges(change)).Project.Solution;
            }
        );
    }

    /// <summary>The directive above the declaration is what disables them; without one it is the project.</summary>
    private static TextChange ChangeOf(SyntaxNode root, int position)
    {
        var directive = root.DescendantNodes(descendIntoTrivia: true)
            .OfType<NullableDirectiveTriviaSyntax>()
            .LastOrDefault(candidate => candidate.SpanStart < position);
        return directive is { SettingToken.RawKind: (int)SyntaxKind.DisableKeyword }
            ? Edits.Replace(directive.SettingToken, "enable")
            : Edits.Insert(0, $"#nullable enable{Edits.NewLine(root)}");
    }
}
