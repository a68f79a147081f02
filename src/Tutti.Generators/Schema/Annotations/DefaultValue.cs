using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tutti.Generators.Schema.Annotations;

/// <summary>The constant that a parameter or member has if a request does not give it.</summary>
/// <param name="Value">A number or a text.</param>
/// <param name="Place">Where it is written.</param>
internal sealed record DefaultValue(object Value, Location Place)
{
    /// <summary>The value as one writes it.</summary>
    public string Display =>
        Value is string text ? $"\"{text}\"" : Convert.ToString(Value, CultureInfo.InvariantCulture);

    public static DefaultValue? Of(IParameterSymbol? parameter) =>
        parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value }
            ? new(value, PlaceOf(parameter))
            : null;

    /// <summary>The initializer of a property, if it is a literal.</summary>
    public static DefaultValue? Of(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            is PropertyDeclarationSyntax { Initializer.Value: { } initializer }
        && Constant(initializer) is { } value
            ? new(value, initializer.GetLocation())
            : null;

    private static Location PlaceOf(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            is ParameterSyntax { Default.Value: { } value }
            ? value.GetLocation()
            : Diagnostics.Place.Of(parameter);

    private static object? Constant(ExpressionSyntax expression) =>
        expression switch
        {
            LiteralExpressionSyntax literal => literal.Token.Value,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus
                when Annotation.Number(Constant(minus.Operand)) is { } number => -number,
            _ => null,
        };
}
