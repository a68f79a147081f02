using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Endpoints;

/// <summary>Gives an endpoint a route, made of its name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddRouteFix)), Shared]
internal sealed class AddRouteFix() : Fix("TUT0031", "TUT0037")
{
    protected override void Offer(Finding finding)
    {
        if (
            finding.Around<AttributeSyntax>() is not { } attribute
            || attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
        )
        {
            return;
        }
        var route = $"/{Names.Kebab(WithoutAsync(method.Identifier.ValueText))}";
        var change = attribute.ArgumentList is { Arguments.Count: > 0 } list
            ? Edits.Insert(list.OpenParenToken.Span.End, $"{Edits.Literal(route)}, ")
            : Edits.Add(attribute, Edits.Literal(route));
        finding.Offer($"Give it the route \"{route}\"", change);
    }

    private static string WithoutAsync(string name) =>
        name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;
}
