using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes.Declarations;

/// <summary>Moves a class out of the one around it, behind that.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveOutOfClassFix)), Shared]
internal sealed class MoveOutOfClassFix() : Fix("TUT0005", "TUT0021", "TUT0122")
{
    protected override bool FixesAll => false;

    protected override async Task OfferAsync(Finding finding)
    {
        if (
            finding.Node is not TypeDeclarationSyntax { Parent: TypeDeclarationSyntax outer } type
            || type.Identifier != finding.Token
            || outer.TypeParameterList is not null
        )
        {
            return;
        }
        var text = await finding.Document.GetTextAsync(finding.Cancellation).ConfigureAwait(false);
        var outermost = outer.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Last();
        var newLine = Edits.NewLine(finding.Root);
        var moved = Unindented(text, type, Edits.Indentation(type).Length - Edits.Indentation(outermost).Length);
        finding.Offer(
            $"Move '{type.Identifier.ValueText}' out of '{outer.Identifier.ValueText}'",
            [
                new TextChange(Lines(text, type), ""),
                Edits.Insert(
                    outermost.Span.End,
                    $"{newLine}{newLine}{Edits.Indentation(outermost)}{string.Join(newLine, moved)}"
                ),
            ]
        );
    }

    private static TextSpan Lines(SourceText text, TypeDeclarationSyntax type) =>
        TextSpan.FromBounds(
            text.Lines.GetLineFromPosition(type.FullSpan.Start).Start,
            text.Lines.GetLineFromPosition(type.Span.End).EndIncludingLineBreak
        );

    private static IEnumerable<string> Unindented(SourceText text, TypeDeclarationSyntax type, int depth) =>
        text.ToString(TextSpan.FromBounds(type.FullSpan.Start, type.Span.End))
            .Trim()
            .Split('\n')
            .Select(line => line.TrimEnd('\r'))
            .Select(
                (line, i) =>
                    i > 0 && line.Length >= depth && line.Take(depth).All(char.IsWhiteSpace)
                        ? line.Substring(depth)
                        : line
            );
}
