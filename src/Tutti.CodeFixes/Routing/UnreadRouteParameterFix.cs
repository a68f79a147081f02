using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Routing;

/// <summary>Gives a route parameter the name of the method's parameter that was meant, or the method a parameter of its name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnreadRouteParameterFix)), Shared]
internal sealed class UnreadRouteParameterFix() : Fix("TUT0028")
{
    protected override bool FixesAll => false;

    protected override async Task OfferAsync(Finding finding)
    {
        if (
            finding.Around<AttributeArgumentSyntax>()?.Expression is not { } argument
            || argument.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
        )
        {
            return;
        }
        var text = await finding.Document.GetTextAsync(finding.Cancellation).ConfigureAwait(false);
        var segment = text.ToString(finding.Diagnostic.Location.SourceSpan);
        var name = segment.Trim('{', '}', '*');
        if (!argument.Span.Contains(finding.Diagnostic.Location.SourceSpan) || segment.Length < 3 || segment[0] != '{')
        {
            return;
        }
        var route = argument.ToString();
        var free = method
            .ParameterList.Parameters.Select(parameter => parameter.Identifier.ValueText)
            .Where(other => route.IndexOf($"{{{other}}}", StringComparison.OrdinalIgnoreCase) < 0);
        foreach (var meant in Names.Nearest(name, free))
        {
            var corrected = segment.Replace(name, meant);
            finding.Offer(
                $"Change {segment} to {corrected}",
                new Microsoft.CodeAnalysis.Text.TextChange(finding.Diagnostic.Location.SourceSpan, corrected),
                "Rename"
            );
        }
        finding.Offer(
            $"Add the parameter 'string {name}'",
            Edits.Insert(PositionFor(method.ParameterList), TextFor(method.ParameterList, name)),
            "Add"
        );
    }

    // Before parameters that may be left out, and before the token that comes last by convention.
    private static int PositionFor(ParameterListSyntax list) =>
        Follower(list)?.SpanStart ?? list.CloseParenToken.SpanStart;

    private static string TextFor(ParameterListSyntax list, string name) =>
        Follower(list) is not null ? $"string {name}, "
        : list.Parameters.Count > 0 ? $", string {name}"
        : $"string {name}";

    private static ParameterSyntax? Follower(ParameterListSyntax list) =>
        list.Parameters.FirstOrDefault(p =>
            p.Default is not null || p.Type?.ToString().Split('.').Last() == "CancellationToken"
        );
}
