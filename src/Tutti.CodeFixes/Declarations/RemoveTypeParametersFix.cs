using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes.Declarations;

/// <summary>Removes type parameters that nothing uses; what uses them has to be thought about.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveTypeParametersFix)), Shared]
internal sealed class RemoveTypeParametersFix() : Fix("TUT0005", "TUT0021", "TUT0022", "TUT0122")
{
    protected override void Offer(Finding finding)
    {
        var (identifier, parameters, constraints) = finding.Node switch
        {
            TypeDeclarationSyntax type => (type.Identifier, type.TypeParameterList, type.ConstraintClauses),
            MethodDeclarationSyntax method => (method.Identifier, method.TypeParameterList, method.ConstraintClauses),
            _ => default,
        };
        if (parameters is null || identifier != finding.Token)
        {
            return;
        }
        var names = parameters.Parameters.Select(parameter => parameter.Identifier.ValueText).ToList();
        var isUsed = finding
            .Node.DescendantNodes(node => node is not TypeParameterConstraintClauseSyntax)
            .OfType<IdentifierNameSyntax>()
            .Any(name => names.Contains(name.Identifier.ValueText));
        if (!isUsed)
        {
            var changes = constraints
                .Select(constraint =>
                    TextSpan.FromBounds(constraint.GetFirstToken().GetPreviousToken().Span.End, constraint.Span.End)
                )
                .Prepend(parameters.Span)
                .Select(span => new TextChange(span, ""));
            finding.Offer("Remove the type parameters", changes);
        }
    }
}
