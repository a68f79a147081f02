using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutti.Generators.Services;

namespace Tutti.CodeFixes.Services;

/// <summary>Names a service after what its name was to be, or else after its class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameServiceFix)), Shared]
internal sealed class NameServiceFix() : Fix("TUT0003", "TUT0004")
{
    private const string Reserved = "app";
    private const int Longest = 63;

    protected override async Task OfferAsync(Finding finding)
    {
        if (
            finding.Around<AttributeArgumentSyntax>()?.Expression is not { } argument
            || argument.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
        )
        {
            return;
        }
        var model = await finding.ModelAsync().ConfigureAwait(false);
        var present = model.GetConstantValue(argument, finding.Cancellation).Value as string ?? "";
        var corrected = finding.Diagnostic.Id == "TUT0004" ? Names.Kebab(present).TrimStart([.. "0123456789-"]) : "";
        var name = new[] { corrected, Names.ServiceOf(type.Identifier.ValueText) }.FirstOrDefault(candidate =>
            candidate != present
            && candidate != Reserved
            && candidate.Length <= Longest
            && ServiceNames.IsValid(candidate)
        );
        if (name is not null)
        {
            finding.Offer($"Name the service '{name}'", Edits.Replace(argument, Edits.Literal(name)));
        }
    }
}
