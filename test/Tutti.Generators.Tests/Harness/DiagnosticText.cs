using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Tests.Harness;

/// <summary>Writes diagnostics as users see them: the message, the place with an excerpt and carets, and where to read more.</summary>
internal static class DiagnosticText
{
    public static string Render(ImmutableArray<Diagnostic> diagnostics) =>
        string.Join('\n', diagnostics.Select(Render));

    private static string Render(Diagnostic diagnostic)
    {
        var text = new StringBuilder();
        var severity = diagnostic.Severity.ToString().ToLowerInvariant();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n"
        );
        AppendPlace(text, diagnostic.Location, "-->");
        foreach (var other in diagnostic.AdditionalLocations)
        {
            AppendPlace(text, other, ":::");
        }
        if (!diagnostic.Id.StartsWith("CS", StringComparison.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"    = help: {diagnostic.Descriptor.HelpLinkUri}\n");
        }
        return text.ToString();
    }

    private static void AppendPlace(StringBuilder text, Location location, string arrow)
    {
        if (location.Kind == LocationKind.ExternalFile)
        {
            var start = location.GetLineSpan();
            text.Append(
                CultureInfo.InvariantCulture,
                $"{arrow, 5} {RelativePath(start.Path)}:{start.StartLinePosition.Line + 1}:{start.StartLinePosition.Character + 1}\n"
            );
        }
        if (location.SourceTree is not { } tree)
        {
            return;
        }
        var span = location.GetLineSpan().Span;
        var line = tree.GetText().Lines[span.Start.Line].ToString();
        var number = (span.Start.Line + 1).ToString(CultureInfo.InvariantCulture);
        var end = span.End.Line == span.Start.Line ? span.End.Character : line.Length;
        var carets = new string('^', Math.Max(1, end - span.Start.Character));
        text.Append(
            CultureInfo.InvariantCulture,
            $"{arrow, 5} {RelativePath(tree.FilePath)}:{number}:{span.Start.Character + 1}\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"{number, 3} | {line}\n");
        text.Append(CultureInfo.InvariantCulture, $"    | {new string(' ', span.Start.Character)}{carets}\n");
    }

    private static string RelativePath(string path) =>
        path.StartsWith(TestProject.Directory, StringComparison.Ordinal)
            ? path[TestProject.Directory.Length..].Replace('\\', '/')
            : path.Replace('\\', '/');
}
