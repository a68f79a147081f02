using Microsoft.CodeAnalysis.CSharp;

namespace Tutti.Generators.Schema;

/// <summary>Names of users in generated code.</summary>
internal static class CSharpNames
{
    /// <summary>A name as an identifier: keywords with <c>@</c>.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>A text as a literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
