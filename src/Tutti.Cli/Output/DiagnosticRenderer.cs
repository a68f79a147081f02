using Tutti.DevHost.Builds;

namespace Tutti.Cli.Output;

/// <summary>Shows errors and warnings of a build with the source that they are about.</summary>
internal static class DiagnosticRenderer
{
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
        return $"{Count(errors, "error")}, {Count(diagnostics.Count - errors, "warning")}";
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static void Write(Terminal terminal, BuildDiagnostic diagnostic, string workingDirectory)
    {
        var style = diagnostic.IsError ? Style.BoldRed : Style.BoldYellow;
        var label = $"{(diagnostic.IsError ? "error" : "warning")} {diagnostic.Code}".TrimEnd();
        terminal.WriteLine($"{terminal.Styled(label, style)}: {terminal.Styled(diagnostic.Message, Style.Bold)}");
        if (diagnostic.File is not null)
        {
            var span = new SourceSpan(
                diagnostic.File,
                diagnostic.Line,
                diagnostic.Column,
                diagnostic.EndLine,
                diagnostic.EndColumn
            );
            SourceExcerpt.Write(terminal, span, workingDirectory, style);
        }
        if (diagnostic.Help is not null)
        {
            terminal.WriteLine($"{terminal.Styled("help", Style.Cyan)}: {diagnostic.Help}");
        }
        terminal.WriteLine();
    }
}
