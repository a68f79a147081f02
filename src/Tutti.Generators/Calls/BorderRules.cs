using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Services;

namespace Tutti.Generators.Calls;

/// <summary>What a service does not show is its own affair: code that names it would keep the service from running in another process.</summary>
internal static class BorderRules
{
    /// <summary>Checks one name.</summary>
    public static void Check(SyntaxNodeAnalysisContext context, AppSymbols app, Borders borders)
    {
        var name = (SimpleNameSyntax)context.Node;
        var file = name.SyntaxTree.FilePath;
        if (
            !borders.MayCross(name.Identifier.ValueText, file)
            || IsNoUse(name)
            || context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is not INamedTypeSymbol type
            || borders.ServiceBehind(type, file) is not { } owner
            || (app.OwnerOf(file) is null && app.HasOwnMain(context.CancellationToken))
            || IsToldOtherwise(name, type, app)
            || Qualifies(name, context, file, borders)
        )
        {
            return;
        }
        var client = ServiceNames.Client(owner.Name);
        context.ReportDiagnostic(
            Diagnostic.Create(
                Descriptors.ForeignType,
                name.GetLocation(),
                [Place.Of(type)],
                type.Name,
                owner.Name,
                app.HasEndpoints(type)
                    ? $"call it by {client}"
                    : $"get what is needed from {client}, or move the type into a folder that belongs to no service"
            )
        );
    }

    /// <summary>Whether the name is that of an attribute, or stands in a comment.</summary>
    private static bool IsNoUse(SimpleNameSyntax name) =>
        name.IsPartOfStructuredTrivia() || Whole(name).Parent is AttributeSyntax;

    /// <summary>Whether a rule of its own speaks of this use: a class with endpoints that is created, or asked from a service provider.</summary>
    private static bool IsToldOtherwise(SimpleNameSyntax name, INamedTypeSymbol type, AppSymbols app) =>
        app.HasEndpoints(type)
        && Whole(name).Parent switch
        {
            ObjectCreationExpressionSyntax => true,
            TypeArgumentListSyntax { Parent: GenericNameSyntax generic } => LocationRules.IsLocation(
                generic.Identifier.ValueText
            ),
            _ => false,
        };

    /// <summary>Whether the name only leads to a type that is nested in it: that one is what is used, and reported if it may not be.</summary>
    private static bool Qualifies(
        SimpleNameSyntax name,
        SyntaxNodeAnalysisContext context,
        string file,
        Borders borders
    )
    {
        SyntaxNode whole = Whole(name);
        var isLeft = whole.Parent switch
        {
            QualifiedNameSyntax qualified => qualified.Left == whole,
            MemberAccessExpressionSyntax access => access.Expression == whole,
            _ => false,
        };
        return isLeft
            && context.SemanticModel.GetSymbolInfo(whole.Parent!, context.CancellationToken).Symbol
                is INamedTypeSymbol nested
            && (borders.IsShown(nested) || borders.ServiceBehind(nested, file) is not null);
    }

    /// <summary>The name with all that qualifies it.</summary>
    private static NameSyntax Whole(SimpleNameSyntax name) =>
        name.Parent switch
        {
            QualifiedNameSyntax qualified when qualified.Right == name => qualified,
            AliasQualifiedNameSyntax alias => alias,
            _ => name,
        };
}
