using Tutti.DevHost;

namespace Tutti.Cli.Output;

/// <summary>Shows what a developer has to mend: what, where, and the remedy.</summary>
internal static class ErrorRenderer
{
    public static void Write(Terminal terminal, ToolException error, string workingDirectory)
    {
        terminal.WriteError(error.Message);
        if (error.File is not null && error.Line > 0)
        {
            var span = new SourceSpan(error.File, error.Line, error.Column, 0, 0);
            new SourceExcerpt(terminal, workingDirectory, SourceExcerpt.GutterFor(span)).Write(span, Style.BoldRed);
        }
        terminal.WriteLine($"{terminal.Styled("help", Style.Cyan)}: {error.Remedy}");
    }
}
