using Tutti.Cli.Explanations;
using Tutti.DevHost.Builds;

namespace Tutti.Cli.Output;

/// <summary>Shows errors and warnings of a build with the source that they are about.</summary>
internal static class DiagnosticRenderer
{
    private const string OwnPrefix = "TUT";

    public static void Write(Terminal terminal, IEnumerable<BuildDiagnostic> diagnostics, string workingDirectory)
    {
        foreach (var diagnostic in diagnostics)
        {
            Write(terminal, diagnostic, workingDirectory);
        }
    }

    /// <summary>A sentence such as <c>2 errors, 1 warning</c>.</summary>
    public static string Count(IReadOnlyCollection<BuildDiagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.IsError);
        var notes = diagnostics.Count(diagnostic => diagnostic.IsNote);
        var sums = $"{Count(errors, "error")}, {Count(diagnostics.Count - errors - notes, "warning")}";
        return notes == 0 ? sums : $"{sums}, {Count(notes, "note")}";
    }

    /// <summary><c>error</c>, <c>warning</c> or <c>note</c>.</summary>
    public static string SeverityOf(BuildDiagnostic diagnostic) =>
        diagnostic.IsError ? "error"
        : diagnostic.IsNote ? "note"
        : "warning";

    /// <summary>Whether Tutti itself reported it, so that <c>tutti explain</c> has a page.</summary>
    public static bool IsOwn(BuildDiagnostic diagnostic) =>
        diagnostic.Code.StartsWith(OwnPrefix, StringComparison.Ordinal);

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static void Write(Terminal terminal, BuildDiagnostic diagnostic, string workingDirectory)
    {
        var style =
            diagnostic.IsError ? Style.BoldRed
            : diagnostic.IsNote ? Style.Cyan
            : Style.BoldYellow;
        var severity = SeverityOf(diagnostic);
        var label = diagnostic.Code.Length == 0 ? severity : $"{severity}[{diagnostic.Code}]";
        var (message, remedy) = Split(diagnostic);
        terminal.WriteLine($"{terminal.Styled(label, style)}: {terminal.Styled(message, Style.Bold)}");
        var related = diagnostic.Related.Select(SpanOf).ToArray();
        var own = diagnostic.File is null ? (SourceSpan?)null : SpanOf(diagnostic, diagnostic.File);
        var spans = own is { } first ? [first, .. related] : related;
        var excerpt = new SourceExcerpt(
            terminal,
            workingDirectory,
            spans.Length == 0 ? 1 : SourceExcerpt.GutterFor(spans)
        );
        if (own is { } span)
        {
            excerpt.Write(span, style, diagnostic.HidesSource);
        }
        foreach (var (place, index) in related.Select((place, index) => (place, index)))
        {
            excerpt.WriteRelated(place);
            if (diagnostic.Related[index].Message is { } said)
            {
                excerpt.WriteNote("note", said);
            }
        }
        WriteNotes(excerpt, remedy, PageOf(diagnostic), spans.Any(shown => shown.Line > 0) && !diagnostic.HidesSource);
        terminal.WriteLine();
    }

    // The compiler's own links lead to a search that is no more.
    private static string? PageOf(BuildDiagnostic diagnostic) =>
        diagnostic is { Help: not null, Code: ['C', 'S', ..] }
            ? ForeignDiagnostics.PageOf(diagnostic.Code)?.Url
            : diagnostic.Help;

    private static void WriteNotes(SourceExcerpt excerpt, string? remedy, string? page, bool hasSource)
    {
        if (hasSource && (remedy ?? page) is not null)
        {
            excerpt.WriteBar();
        }
        if (remedy is not null)
        {
            excerpt.WriteNote("help", remedy);
        }
        if (page is not null)
        {
            excerpt.WriteNote("page", page);
        }
    }

    // Our messages are one sentence: what and why, then after a semicolon what to do.
    private static (string Message, string? Remedy) Split(BuildDiagnostic diagnostic)
    {
        var message = diagnostic.Message;
        if (diagnostic.Remedy is { } remedy)
        {
            return (message, remedy);
        }
        var semicolon = IsOwn(diagnostic) ? message.LastIndexOf("; ", StringComparison.Ordinal) : -1;
        return semicolon < 0 ? (message, null) : (message[..semicolon], message[(semicolon + 2)..]);
    }

    private static SourceSpan SpanOf(BuildDiagnostic diagnostic, string file) =>
        new(file, diagnostic.Line, diagnostic.Column, diagnostic.EndLine, diagnostic.EndColumn);

    private static SourceSpan SpanOf(RelatedPlace place) =>
        new(place.File, place.Line, place.Column, place.EndLine, place.EndColumn);
}
