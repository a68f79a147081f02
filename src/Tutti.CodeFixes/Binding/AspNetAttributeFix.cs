using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes.Binding;

/// <summary>Puts the framework's own attribute in the place of one of ASP.NET Core MVC, or removes that.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AspNetAttributeFix)), Shared]
internal sealed class AspNetAttributeFix() : Fix("TUT0050")
{
    protected override void Offer(Finding finding)
    {
        if (finding.Around<AttributeSyntax>() is not { } attribute)
        {
            return;
        }
        var name = NameOf(attribute);
        switch (name)
        {
            case "FromQuery" or "FromHeader":
                var own = name.Substring("From".Length);
                finding.Offer($"Use [{own}]", ToOwn(attribute, own), own);
                break;
            case "RequestSizeLimit"
            or "DisableRequestSizeLimit" when EndpointAttributeBeside(attribute) is { } endpoint:
                var limit =
                    name == "RequestSizeLimit" ? attribute.ArgumentList?.Arguments.FirstOrDefault()?.ToString() : "-1";
                if (limit is not null)
                {
                    finding.Offer(
                        $"Set BodyLimit = {limit}",
                        [Edits.Add(endpoint, $"BodyLimit = {limit}"), Edits.Remove(attribute)],
                        "BodyLimit"
                    );
                }
                break;
            case "FromServices" or "FromKeyedServices" or "FromForm":
                return;
        }
        finding.Offer($"Remove [{name}]", Edits.Remove(attribute), "Remove");
    }

    private static IEnumerable<TextChange> ToOwn(AttributeSyntax attribute, string own)
    {
        yield return Edits.Replace(attribute.Name, own);
        if (attribute.ArgumentList is { } list)
        {
            var name = list.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "Name");
            yield return new(list.Span, name is null ? "" : $"({name.Expression})");
        }
    }

    private static AttributeSyntax? EndpointAttributeBeside(AttributeSyntax attribute) =>
        attribute
            .FirstAncestorOrSelf<MethodDeclarationSyntax>()
            ?.AttributeLists.SelectMany(list => list.Attributes)
            .FirstOrDefault(a => NameOf(a) is "Get" or "Post" or "Put" or "Patch" or "Delete" or "Endpoint");

    private static string NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name.ToString().Split('.').Last();
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - 9) : name;
    }
}
