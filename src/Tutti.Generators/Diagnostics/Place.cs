using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.Generators.Diagnostics;

/// <summary>Finds the span that a diagnostic underlines: the smallest piece of code that has to change.</summary>
internal static class Place
{
    /// <summary>The name of a symbol where it is declared.</summary>
    public static Location Of(ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(place => place.IsInSource) ?? Location.None;

    /// <summary>The names of a type, one for each of its parts, in the order of the files.</summary>
    public static IEnumerable<(Location Name, string File)> Parts(INamedTypeSymbol type) =>
        type
            .Locations.Where(place => place.IsInSource)
            .Select(place => (place, place.SourceTree!.FilePath))
            .OrderBy(part => part.FilePath, StringComparer.Ordinal)
            .ThenBy(part => part.place.SourceSpan.Start);

    /// <summary>The name of a type where a file declares it, or where another one does.</summary>
    public static Location OfPart(INamedTypeSymbol type, string file) =>
        type.Locations.FirstOrDefault(place => place.SourceTree?.FilePath == file) ?? Of(type);

    /// <summary>The attribute, with its arguments.</summary>
    public static Location Of(AttributeData attribute) => SyntaxOf(attribute)?.GetLocation() ?? Location.None;

    /// <summary>The path of the file that has the attribute.</summary>
    public static string FileOf(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath ?? "";

    /// <summary>The value of the constructor's first argument, or the attribute if it isn't there.</summary>
    public static Location OfFirstArgument(AttributeData attribute) =>
        FirstArgument(attribute)?.GetLocation() ?? Of(attribute);

    /// <summary>An argument by name with the name (<c>Public = true</c>), or the attribute if it isn't there.</summary>
    public static Location OfNamedArgument(AttributeData attribute, string name) =>
        Named(attribute, name)?.GetLocation() ?? Of(attribute);

    /// <summary>The value of an argument by name, or the attribute if it isn't there.</summary>
    public static Location OfNamedValue(AttributeData attribute, string name) =>
        Named(attribute, name)?.Expression.GetLocation() ?? Of(attribute);

    /// <summary>An item of the list that is given by name (<c>Tags = ["a", "b"]</c>), or the whole list.</summary>
    public static Location OfNamedItem(AttributeData attribute, string name, int index)
    {
        var list = Named(attribute, name)?.Expression;
        SyntaxNode? item = list switch
        {
            CollectionExpressionSyntax collection => collection.Elements.ElementAtOrDefault(index),
            ArrayCreationExpressionSyntax array => array.Initializer?.Expressions.ElementAtOrDefault(index),
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.ElementAtOrDefault(index),
            _ => null,
        };
        return (item ?? list)?.GetLocation() ?? Of(attribute);
    }

    /// <summary>A piece of the first argument's text, inside of the literal if it is one.</summary>
    public static Location InFirstArgument(AttributeData attribute, int offset, int length) =>
        FirstArgument(attribute) is LiteralExpressionSyntax literal
        && InLiteral(literal.Token, offset, length) is { } span
            ? Location.Create(literal.SyntaxTree, span)
            : OfFirstArgument(attribute);

    /// <summary>The type of a parameter, as it is written.</summary>
    public static Location OfType(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax { Type: { } type }
            ? type.GetLocation()
            : Of(parameter);

    /// <summary>A parameter with its modifiers and type.</summary>
    public static Location OfWhole(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            is ParameterSyntax { Type: { } type, Identifier: var name } syntax
            ? Location.Create(
                syntax.SyntaxTree,
                TextSpan.FromBounds(
                    syntax.Modifiers.Count > 0 ? syntax.Modifiers.Span.Start : type.SpanStart,
                    name.Span.End
                )
            )
            : Of(parameter);

    /// <summary>The return type of a method, as it is written.</summary>
    public static Location OfReturnType(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            is MethodDeclarationSyntax { ReturnType: { } type }
            ? type.GetLocation()
            : Of(method);

    /// <summary>A modifier such as <c>static</c>, or the name if it isn't written.</summary>
    public static Location OfModifier(ISymbol symbol, SyntaxKind modifier)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is MemberDeclarationSyntax member)
            {
                var token = member.Modifiers.FirstOrDefault(candidate => candidate.IsKind(modifier));
                if (token.IsKind(modifier))
                {
                    return token.GetLocation();
                }
            }
        }
        return Of(symbol);
    }

    /// <summary>The entry of a type's base list with this name, or the type's name.</summary>
    public static Location OfBase(INamedTypeSymbol type, string name)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            var entry = (reference.GetSyntax() as TypeDeclarationSyntax)?.BaseList?.Types.FirstOrDefault(candidate =>
                candidate.Type.ToString().Split('.').Last() == name
            );
            if (entry is not null)
            {
                return entry.GetLocation();
            }
        }
        return Of(type);
    }

    private static AttributeSyntax? SyntaxOf(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;

    private static ExpressionSyntax? FirstArgument(AttributeData attribute) =>
        SyntaxOf(attribute)
            ?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals is null)
            ?.Expression;

    private static AttributeArgumentSyntax? Named(AttributeData attribute, string name) =>
        SyntaxOf(attribute)
            ?.ArgumentList?.Arguments.FirstOrDefault(argument =>
                argument.NameEquals?.Name.Identifier.ValueText == name
            );

    /// <summary>Where a piece of a literal's value stands in its text, or <see langword="null"/> if that is hard to say.</summary>
    private static TextSpan? InLiteral(SyntaxToken token, int offset, int length)
    {
        if (length == 0 || offset + length > token.ValueText.Length)
        {
            return null;
        }
        var starts = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken when token.Text[0] is '@' => VerbatimStarts(token.Text),
            SyntaxKind.StringLiteralToken => RegularStarts(token.Text),
            SyntaxKind.SingleLineRawStringLiteralToken => RawStarts(token),
            _ => null,
        };
        return starts is null
            ? null
            : TextSpan.FromBounds(token.SpanStart + starts[offset], token.SpanStart + starts[offset + length]);
    }

    private static List<int> RawStarts(SyntaxToken token)
    {
        var quotes = token.Text.Length - token.Text.TrimStart('"').Length;
        return [.. Enumerable.Range(quotes, token.ValueText.Length + 1)];
    }

    private static List<int> VerbatimStarts(string text)
    {
        var starts = new List<int>();
        for (var i = 2; i < text.Length - 1; i += text[i] is '"' ? 2 : 1)
        {
            starts.Add(i);
        }
        starts.Add(text.Length - 1);
        return starts;
    }

    private static List<int> RegularStarts(string text)
    {
        var starts = new List<int>();
        var i = 1;
        while (i < text.Length - 1)
        {
            starts.Add(i);
            var length = text[i] is '\\' ? EscapeLength(text, i) : 1;
            if (
                length == 10
                && int.Parse(text.Substring(i + 2, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) > 0xFFFF
            )
            {
                starts.Add(i);
            }
            i += length;
        }
        starts.Add(text.Length - 1);
        return starts;
    }

    private static int EscapeLength(string text, int at)
    {
        switch (text[at + 1])
        {
            case 'u':
                return 6;
            case 'U':
                return 10;
            case 'x':
                var end = at + 2;
                while (end < at + 6 && Uri.IsHexDigit(text[end]))
                {
                    end++;
                }
                return end - at;
            default:
                return 2;
        }
    }
}
