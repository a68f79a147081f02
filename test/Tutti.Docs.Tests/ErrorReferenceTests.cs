using System.Text.Json;
using System.Text.RegularExpressions;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Docs.Tests;

/// <summary><c>docs/reference/errors.md</c> has a row for each code: how it is written in C# and on the wire, and its HTTP status.</summary>
public sealed partial class ErrorReferenceTests
{
    [Fact]
    public void EveryCodeHasARow()
    {
        var rows = CodeRow().Matches(Repository.Text("docs/reference/errors.md")).Select(row => row.Value);
        Assert.Equal(Enum.GetValues<ProblemCode>().Select(Row), rows);
    }

    [Fact]
    public void TheRowOfACodeNamesAMethodOfProblem() =>
        Assert.Equal(
            Enum.GetNames<ProblemCode>().Order(StringComparer.Ordinal),
            typeof(Problem)
                .GetMethods()
                .Where(method => method.ReturnType == typeof(ProblemException))
                .Select(method => method.Name)
                .Order(StringComparer.Ordinal)
        );

    private static string Row(ProblemCode code) =>
        $"| `{JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString())}` | `Problem.{code}` | {Errors.ProblemCodes.StatusOf(code)} |";

    [GeneratedRegex(@"^\| `[a-z_]+` \| `Problem\.\w+` \| \d+ \|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();
}
