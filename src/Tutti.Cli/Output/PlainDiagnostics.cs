using Tutti.DevHost.Builds;

namespace Tutti.Cli.Output;

/// <summary>Writes diagnostics as MSBuild does, a line each: the form that editors know how to read.</summary>
internal static class PlainDiagnostics
{
    public static void Write(Terminal terminal, IEnumerable<BuildDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            terminal.WriteLine(LineOf(diagnostic));
        }
    }

    /// <summary>Such as <c>/app/Hello.cs(3,7): error TUT0001: message [/app/App.csproj]</c>.</summary>
    public static string LineOf(BuildDiagnostic diagnostic)
    {
        var severity = DiagnosticRenderer.SeverityOf(diagnostic);
        var code = diagnostic.Code.Length == 0 ? severity : $"{severity} {diagnostic.Code}";
        var message = TextOf(diagnostic).ReplaceLineEndings(" ");
        var project = diagnostic.Project is null ? "" : $" [{diagnostic.Project}]";
        return $"{OriginOf(diagnostic)}: {code}: {message}{project}";
    }

    /// <summary>What is wrong, and what to do about it if that is known.</summary>
    public static string TextOf(BuildDiagnostic diagnostic) =>
        diagnostic.Remedy is { } remedy ? $"{diagnostic.Message} {remedy}" : diagnostic.Message;

    private static string OriginOf(BuildDiagnostic diagnostic) =>
        diagnostic.File is null ? "tutti "
        : diagnostic.Line == 0 ? $"{diagnostic.File} "
        : diagnostic.Column == 0 ? $"{diagnostic.File}({diagnostic.Line})"
        : $"{diagnostic.File}({diagnostic.Line},{diagnostic.Column})";
}
