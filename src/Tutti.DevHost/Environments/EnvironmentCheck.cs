using Tutti.DevHost.Apps;
using Tutti.DevHost.Builds;
using Tutti.Processes.Environments;

namespace Tutti.DevHost.Environments;

/// <summary>Checks environments after a build, and says what is wrong as the build does.</summary>
internal static class EnvironmentCheck
{
    private const string Page =
        "https://github.com/tutti-framework/tutti/blob/main/docs/reference/environment.md#problems";

    /// <summary>Adds what is wrong with environments to the result of a build.</summary>
    /// <param name="build">The build. What does not build has no services that an environment could be held against.</param>
    /// <param name="app">The app.</param>
    /// <param name="names">The environments' names.</param>
    /// <exception cref="ToolException">There is no environment of a name, or no model in the app.</exception>
    public static BuildResult AddTo(BuildResult build, AppDefinition app, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return build;
        }
        if (!build.Succeeded)
        {
            return build with { Diagnostics = [.. build.Diagnostics, .. names.Select(name => Unchecked(app, name))] };
        }
        var model = AppModel.Read(build.Assembly);
        var found = names.SelectMany(name =>
        {
            var result = AppEnvironments.TryRead(app, name, model, EnvironmentUse.Check);
            var file = AppEnvironments.FileOf(app, name)!;
            return result
                .Problems.Select(problem => Diagnostic(file, problem, isNote: false))
                .Concat(result.Notes.Select(note => Diagnostic(file, note, isNote: true)));
        });
        BuildDiagnostic[] all = [.. build.Diagnostics, .. found];
        return build with { Diagnostics = all, Succeeded = !all.Any(diagnostic => diagnostic.IsError) };
    }

    private static BuildDiagnostic Diagnostic(string file, EnvironmentProblem problem, bool isNote) =>
        new()
        {
            IsError = !isNote,
            IsNote = isNote,
            Code = problem.Code,
            Message = $"{problem.Path}: {problem.Message}",
            Remedy = problem.Remedy,
            Help = Page,
            File = file,
            Line = problem.Line,
            Column = problem.Column,
            EndLine = problem.EndColumn == 0 ? 0 : problem.Line,
            EndColumn = problem.EndColumn,
            HidesSource = problem.HidesSource,
        };

    private static BuildDiagnostic Unchecked(AppDefinition app, string name) =>
        new()
        {
            IsError = false,
            IsNote = true,
            Message = $"The environment {name} has not been checked, for the app does not build.",
            File = AppEnvironments.FileOf(app, name),
        };
}
