using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Schema;

/// <summary>Documentation comments as plain text.</summary>
internal static class DocComment
{
    private static readonly ConditionalWeakTable<ISymbol, StrongBox<XElement?>> s_read = new();

    /// <summary>The summary of a symbol, if it has one.</summary>
    public static string? Summary(ISymbol symbol, CancellationToken cancellation = default) =>
        Read(symbol, cancellation)?.Element("summary") is { } summary ? Text(summary) : null;

    /// <summary>What the comment of a method or type says of a parameter.</summary>
    public static string? Param(ISymbol symbol, string name, CancellationToken cancellation = default) =>
        Read(symbol, cancellation)?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == name)
            is { } param
            ? Text(param)
            : null;

    /// <summary>The summary of a property; of one that a record's parameter declares, what is said of the parameter.</summary>
    public static string? Property(IPropertySymbol property, CancellationToken cancellation = default) =>
        Summary(property, cancellation) ?? Param(property.ContainingType, property.Name, cancellation);

    // The comment of a record is asked for each of its parameters.
    private static XElement? Read(ISymbol symbol, CancellationToken cancellation) =>
        MayHaveOne(symbol, cancellation) ? s_read.GetValue(symbol, s => new(Parse(s, cancellation))).Value : null;

    /// <summary>Tells most of those apart that have no comment, by their syntax, which takes much less than to ask for it.</summary>
    private static bool MayHaveOne(ISymbol symbol, CancellationToken cancellation) =>
        symbol.DeclaringSyntaxReferences.IsEmpty
        || symbol.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation).HasStructuredTrivia);

    private static XElement? Parse(ISymbol symbol, CancellationToken cancellation)
    {
        var xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellation);
        if (string.IsNullOrWhiteSpace(xml))
        {
            return null;
        }
        try
        {
            return XElement.Parse(
                xml!.TrimStart().StartsWith("<", StringComparison.Ordinal) ? xml : $"<doc>{xml}</doc>"
            );
        }
        catch (XmlException)
        {
            // The compiler warns of a malformed comment; here it is one that says nothing.
            return null;
        }
    }

    private static string? Text(XElement element)
    {
        var text = new StringBuilder();
        Append(text, element);
        var lines = text.ToString().Split('\n').Select(Collapse).Where(l => l.Length > 0);
        var result = string.Join("\n", lines);
        return result.Length == 0 ? null : result;
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText plain)
            {
                // Lines of the source are not lines of the text; those come from <para> and <br/>.
                text.Append(plain.Value.Replace('\n', ' '));
            }
            else if (node is XElement child)
            {
                AppendElement(text, child);
            }
        }
    }

    private static void AppendElement(StringBuilder text, XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "see" or "seealso" or "paramref" or "typeparamref" when !element.Nodes().Any():
                text.Append(Referred(element));
                break;
            case "para" or "br" or "item" or "code":
                text.Append('\n');
                Append(text, element);
                text.Append('\n');
                break;
            default:
                Append(text, element);
                break;
        }
    }

    private static string Referred(XElement element)
    {
        var plain = element.Attribute("langword") ?? element.Attribute("name") ?? element.Attribute("href");
        if (plain is not null)
        {
            return plain.Value;
        }
        // T:MyApp.Todo, M:MyApp.Todos.Get(System.Int32): the last name is what a reader knows.
        var cref = element.Attribute("cref")?.Value ?? "";
        var end = cref.IndexOf('(');
        var name = end < 0 ? cref : cref.Substring(0, end);
        name = name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
        var arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }

    private static string Collapse(string line) =>
        string.Join(" ", line.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
