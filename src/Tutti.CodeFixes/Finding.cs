using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes;

/// <summary>One diagnostic in a document, for which a <see cref="Fix"/> may offer repairs.</summary>
internal sealed class Finding(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, string key)
{
    public Document Document => context.Document;

    public Diagnostic Diagnostic => diagnostic;

    public SyntaxNode Root => root;

    public CancellationToken Cancellation => context.CancellationToken;

    /// <summary>The smallest piece of syntax that holds what is underlined.</summary>
    public SyntaxNode Node { get; } =
        root.FindNode(diagnostic.Location.SourceSpan, findInsideTrivia: false, getInnermostNodeForTie: true);

    /// <summary>The first token that is underlined.</summary>
    public SyntaxToken Token => root.FindToken(diagnostic.Location.SourceSpan.Start);

    /// <summary>What is underlined, or the piece of syntax of that kind around it.</summary>
    public T? Around<T>()
        where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();

    public async Task<SemanticModel> ModelAsync() =>
        await Document.GetSemanticModelAsync(Cancellation).ConfigureAwait(false)
        ?? throw new InvalidOperationException("A C# document has a semantic model.");

    /// <summary>Offers to edit the document.</summary>
    /// <param name="title">What the repair does, in the imperative.</param>
    /// <param name="changes">The edit.</param>
    /// <param name="variant">Tells the repairs of one fix apart, so that the same one is applied to all places.</param>
    public void Offer(string title, IEnumerable<TextChange> changes, string variant = "")
    {
        var edits = changes.OrderBy(change => change.Span.Start).ToList();
        Offer(
            title,
            async cancellation =>
            {
                var text = await Document.GetTextAsync(cancellation).ConfigureAwait(false);
                return Document.WithText(text.WithChanges(edits)).Project.Solution;
            },
            variant
        );
    }

    /// <inheritdoc cref="Offer(string, IEnumerable{TextChange}, string)"/>
    public void Offer(string title, TextChange change, string variant = "") => Offer(title, [change], variant);

    /// <summary>Offers to change more than the document.</summary>
    public void Offer(string title, Func<CancellationToken, Task<Solution>> change, string variant = "") =>
        context.RegisterCodeFix(CodeAction.Create(title, change, key + variant), diagnostic);
}
