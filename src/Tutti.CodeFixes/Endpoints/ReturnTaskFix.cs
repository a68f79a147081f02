using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.CodeFixes.Endpoints;

/// <summary>Lets an asynchronous endpoint return what can be waited for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnTaskFix)), Shared]
internal sealed class ReturnTaskFix() : Fix("TUT0036")
{
    protected override async Task OfferAsync(Finding finding)
    {
        if (finding.Around<MethodDeclarationSyntax>() is { } method)
        {
            var model = await finding.ModelAsync().ConfigureAwait(false);
            finding.Offer(
                "Return Task",
                [
                    Edits.Replace(method.ReturnType, "Task"),
                    .. Usings.For("Task", "System.Threading.Tasks", model, method.SpanStart),
                ]
            );
        }
    }
}
