using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Tutti.CodeFixes;

/// <summary>Adds a using where a name would not be found without it.</summary>
internal static class Usings
{
    /// <param name="typeName">The name that is to be written.</param>
    /// <param name="typeNamespace">The namespace that has it; empty for the global one.</param>
    /// <param name="model">The document.</param>
    /// <param name="position">Where the name is to be written.</param>
    public static IEnumerable<TextChange> For(string typeName, string typeNamespace, SemanticModel model, int position)
    {
        var isFound = model
            .LookupNamespacesAndTypes(position, name: typeName)
            .Any(symbol => symbol.ContainingNamespace.ToDisplayString() == typeNamespace);
        if (isFound || typeNamespace.Length == 0)
        {
            return [];
        }
        var root = (CompilationUnitSyntax)model.SyntaxTree.GetRoot();
        var directive = $"using {typeNamespace};";
        var newLine = Edits.NewLine(root);
        var usings = root
            .Usings.Where(u => u is { Alias: null, GlobalKeyword.RawKind: 0, StaticKeyword.RawKind: 0 })
            .ToList();
        if (usings.Count == 0)
        {
            return [Edits.Insert(root.Usings.FullSpan.End, directive + newLine + newLine)];
        }
        var previous = usings.LastOrDefault(u => Compare(u, typeNamespace) < 0);
        return previous is null
            ? [Edits.Insert(usings[0].SpanStart, directive + newLine)]
            : [Edits.Insert(previous.Span.End, newLine + directive)];
    }

    // System first, as the SDK's formatter sorts.
    private static int Compare(UsingDirectiveSyntax directive, string other)
    {
        var name = directive.Name?.ToString() ?? "";
        var systems = IsSystem(other).CompareTo(IsSystem(name));
        return systems != 0 ? systems : string.CompareOrdinal(name, other);
    }

    private static bool IsSystem(string name) =>
        name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
