using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Services;

/// <summary>Gives services that share a folder, or lie one inside of the other, folders of their own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveIntoFolderFix)), Shared]
internal sealed class MoveIntoFolderFix() : Fix("TUT0001", "TUT0002")
{
    protected override bool FixesAll => false;

    protected override async Task OfferAsync(Finding finding)
    {
        if (finding.Diagnostic.AdditionalLocations is not [{ SourceTree: { } tree } place])
        {
            return;
        }
        var solution = finding.Document.Project.Solution;
        var root = await tree.GetRootAsync(finding.Cancellation).ConfigureAwait(false);
        if (
            solution.GetDocument(tree) is not { } document
            || root.FindNode(place.SourceSpan) is not TypeDeclarationSyntax other
        )
        {
            return;
        }
        // A service inside of another's folder stays; the outer one moves beside it.
        var types =
            finding.Diagnostic.Id == "TUT0001" && finding.Around<TypeDeclarationSyntax>() is { } type
                ? new[] { (finding.Document, type), (document, other) }
                : [(document, other)];
        var names = types.Select(t => $"'{t.Item2.Identifier.ValueText}'");
        finding.Offer(
            types.Length > 1
                ? $"Move {string.Join(" and ", names)} into folders of their own"
                : $"Move {names.Single()} into a folder of its own",
            async cancellation =>
            {
                var moved = solution;
                foreach (var (home, declaration) in types)
                {
                    moved = await TypeMove
                        .IntoFolderAsync(moved, home.Id, declaration.Identifier.ValueText, cancellation)
                        .ConfigureAwait(false);
                }
                return moved;
            }
        );
    }
}
