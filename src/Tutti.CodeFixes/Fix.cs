using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Tutti.CodeFixes;

/// <summary>Offers repairs for the diagnostics with some ids. Each is an edit of the text, so that what it does not touch stays as it is written.</summary>
internal abstract class Fix(params string[] ids) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. ids];

    /// <summary>Whether all diagnostics of a document, project or solution can be repaired at once, because no repair depends on another one.</summary>
    protected virtual bool FixesAll => true;

    /// <inheritdoc/>
    public sealed override FixAllProvider? GetFixAllProvider() => FixesAll ? WellKnownFixAllProviders.BatchFixer : null;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }
        foreach (var diagnostic in context.Diagnostics)
        {
            await OfferAsync(new Finding(context, diagnostic, root, GetType().Name)).ConfigureAwait(false);
        }
    }

    /// <summary>Offers what repairs one diagnostic, or nothing.</summary>
    protected virtual Task OfferAsync(Finding finding)
    {
        Offer(finding);
        return Task.CompletedTask;
    }

    /// <summary>The same, for repairs that the syntax alone tells.</summary>
    protected virtual void Offer(Finding finding) { }
}
