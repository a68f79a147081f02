using System.Globalization;
using System.Text.RegularExpressions;

namespace Tutti.DevHost.Builds;

/// <summary>Reads the diagnostics from what <c>dotnet build</c> writes.</summary>
/// <remarks>
/// MSBuild's canonical form: <c>origin(line,column,endLine,endColumn): error CODE: message (help) [project]</c>,
/// each part but severity and message optional. The same diagnostic appears once per project that compiles the file.
/// </remarks>
internal static partial class DiagnosticParser
{
    public static IReadOnlyList<BuildDiagnostic> Parse(IEnumerable<string> lines) =>
        [
            .. lines
                .Select(TryParse)
                .OfType<BuildDiagnostic>()
                // Not by project: each that compiles the file reports the same.
                .DistinctBy(diagnostic => diagnostic with { Project = null })
                .OrderBy(diagnostic => diagnostic.File, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Line)
                .ThenBy(diagnostic => diagnostic.Column)
                .ThenByDescending(diagnostic => diagnostic.IsError)
                .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
        ];

    public static BuildDiagnostic? TryParse(string line)
    {
        var match = Canonical().Match(line);
        if (!match.Success)
        {
            return null;
        }
        var (message, help) = SplitHelp(match.Groups["message"].Value.Trim());
        var file = FileOf(match.Groups["origin"].Value, match.Groups["project"].Value);
        return new BuildDiagnostic
        {
            IsError = match.Groups["severity"].Value == "error",
            Code = match.Groups["code"].Value,
            Message = message,
            Help = help,
            File = file,
            Line = Number(match, "line"),
            Column = Number(match, "column"),
            EndLine = Number(match, "endLine"),
            EndColumn = Number(match, "endColumn"),
            Project = match.Groups["project"] is { Length: > 0 } project ? project.Value : null,
        };
    }

    // The origin is a file, or a tool such as CSC: then the project is the best place to look.
    private static string? FileOf(string origin, string project)
    {
        origin = origin.Trim();
        if (Path.IsPathRooted(origin))
        {
            return Path.GetFullPath(origin);
        }
        if (project.Length == 0)
        {
            return null;
        }
        var beside = Path.GetFullPath(origin, Path.GetDirectoryName(project) ?? "/");
        return origin.Length > 0 && File.Exists(beside) ? beside : project;
    }

    private static (string Message, string? Help) SplitHelp(string message)
    {
        var match = HelpSuffix().Match(message);
        return match.Success ? (message[..match.Index], match.Groups["help"].Value) : (message, null);
    }

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    [GeneratedRegex(
        """
            ^\s*(?<origin>[^\s].*?)?
            (?:\((?<line>\d+)(?:,(?<column>\d+))?(?:,(?<endLine>\d+),(?<endColumn>\d+))?\))?
            \s*:?\s(?:fatal\s)?(?<severity>error|warning)(?:\s(?<code>[A-Za-z][\w.-]*))?\s?:\s
            (?<message>.*?)
            (?:\s\[(?<project>[^\[\]]+?proj)(?:::[^\[\]]*)?\])?\s*$
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Canonical();

    [GeneratedRegex(@"\s\((?<help>https?://[^\s()]+)\)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex HelpSuffix();
}
