using System.Reflection;

namespace Tutti.Cli.Explanations;

/// <summary>The pages of <c>docs/diagnostics</c>, which lie in this program.</summary>
internal static class DiagnosticPages
{
    /// <summary>Where the pages can be read in a browser.</summary>
    public const string Folder = "https://github.com/tutti-framework/tutti/blob/main/docs/diagnostics/";

    /// <summary>Where all of them are listed.</summary>
    public const string Index = $"{Folder}README.md";

    private const string Prefix = "diagnostics/";
    private const string Suffix = ".md";

    private static readonly Assembly Assembly = typeof(DiagnosticPages).Assembly;

    /// <summary>The ids that have a page, ordered.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. Assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The page of an id, if there is one.</summary>
    public static DiagnosticPage? Find(string id)
    {
        using var stream = Assembly.GetManifestResourceStream($"{Prefix}{id}{Suffix}");
        if (stream is null)
        {
            return null;
        }
        using var reader = new StreamReader(stream);
        return new DiagnosticPage(id, reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}

/// <summary>A page about a diagnostic.</summary>
/// <param name="Id">The diagnostic, such as <c>TUT0001</c>.</param>
/// <param name="Markdown">The text.</param>
internal sealed record DiagnosticPage(string Id, string Markdown)
{
    /// <summary>Where the page can be read in a browser.</summary>
    public string Url => $"{DiagnosticPages.Folder}{Id}.md";

    /// <summary>What the first line says after the id.</summary>
    public string Title => Markdown[..Markdown.IndexOf('\n')].TrimStart('#', ' ')[(Id.Length + 1)..].Trim();
}
