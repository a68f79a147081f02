using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>Collects what is wrong with an environment.</summary>
internal sealed class ProblemList
{
    private readonly List<EnvironmentProblem> _problems = [];
    private readonly List<EnvironmentProblem> _notes = [];

    public bool IsEmpty => _problems.Count == 0;

    /// <summary>The problems, from the top of the file to the bottom.</summary>
    public IReadOnlyList<EnvironmentProblem> Problems => Ordered(_problems);

    /// <summary>The notes, from the top of the file to the bottom.</summary>
    public IReadOnlyList<EnvironmentProblem> Notes => Ordered(_notes);

    public void Add(string code, Place place, string message, string remedy) =>
        _problems.Add(Of(code, place, message, remedy));

    public void AddNote(string code, Place place, string message, string remedy) =>
        _notes.Add(Of(code, place, message, remedy));

    private static IReadOnlyList<EnvironmentProblem> Ordered(IEnumerable<EnvironmentProblem> problems) =>
        [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    private static EnvironmentProblem Of(string code, Place place, string message, string remedy) =>
        new()
        {
            Code = code,
            Message = message,
            Remedy = remedy,
            Path = place.Path,
            Line = place.Line,
            Column = place.Column,
            EndColumn = place.EndColumn,
        };
}
