using System.Globalization;
using System.Text;

namespace Tutti.Processes.Environments;

/// <summary>Problems of an environment as text: each with its place, and the remedy below it.</summary>
internal static class EnvironmentProblemText
{
    /// <summary>Writes all of them.</summary>
    /// <param name="file">The file, as the reader of the text knows it.</param>
    /// <param name="problems">What is wrong.</param>
    public static string Of(string file, IEnumerable<EnvironmentProblem> problems)
    {
        var text = new StringBuilder();
        foreach (var problem in problems)
        {
            var place =
                problem.Line == 0
                    ? file
                    : string.Create(CultureInfo.InvariantCulture, $"{file}:{problem.Line}:{problem.Column}");
            text.Append(CultureInfo.InvariantCulture, $"{place}: {problem.Path}: {problem.Message} [{problem.Code}]\n");
            text.Append(CultureInfo.InvariantCulture, $"    {problem.Remedy}\n");
        }
        return text.ToString();
    }
}
