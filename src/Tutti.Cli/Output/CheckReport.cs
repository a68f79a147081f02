using Tutti.DevHost.Builds;

namespace Tutti.Cli.Output;

/// <summary>Shows a person what a check found, the sums, and where more can be read.</summary>
internal static class CheckReport
{
    private const int MostIds = 5;

    public static void Write(
        Terminal terminal,
        string app,
        IReadOnlyList<string> environments,
        BuildResult result,
        string workingDirectory
    )
    {
        DiagnosticRenderer.Write(terminal, result.Diagnostics, workingDirectory);
        var verdict = result.Succeeded
            ? terminal.Styled("ok", Style.BoldGreen)
            : terminal.Styled("failed", Style.BoldRed);
        var checkedToo = environments.Count == 0 ? "" : $" with {string.Join(", ", environments)}";
        terminal.WriteLine($"{app}{checkedToo}: {verdict}, {DiagnosticRenderer.Count(result.Diagnostics)}");
        string[] ids =
        [
            .. result.Diagnostics.Where(DiagnosticRenderer.IsOwn).Select(diagnostic => diagnostic.Code).Distinct(),
        ];
        if (ids.Length > 0)
        {
            terminal.WriteLine($"More about it: {terminal.Styled($"tutti explain {ids[0]}", Style.Bold)}{Others(ids)}");
        }
    }

    private static string Others(string[] ids) =>
        ids.Length == 1 ? ""
        : ids.Length > MostIds ? $" (also {string.Join(", ", ids[1..MostIds])} and {ids.Length - MostIds} more)"
        : $" (also {string.Join(", ", ids[1..])})";
}
