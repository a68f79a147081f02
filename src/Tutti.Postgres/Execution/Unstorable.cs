using System.Text.RegularExpressions;
using Npgsql;
using Tutti.Text;

namespace Tutti.Execution;

/// <summary>Texts that C# and JSON have and PostgreSQL has not. They come from outside, and who sent them is told.</summary>
internal static partial class Unstorable
{
    public static bool Is(PostgresException problem) =>
        problem.SqlState is PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter;

    public static ProblemException Refusal(PostgresException problem, string statement)
    {
        var parameter = Parameter().Match(problem.Where ?? "");
        var place = parameter.Success ? $" ({parameter.Value})" : "";
        return Problem.InvalidArgument(
            $"A text cannot be stored{place}: it has a character that PostgreSQL has not, such as NUL (\\u0000).",
            new ArgumentException($"The text came with this statement: {StatementText.Short(statement)}", problem)
        );
    }

    [GeneratedRegex(@"parameter \$\d+")]
    private static partial Regex Parameter();
}
