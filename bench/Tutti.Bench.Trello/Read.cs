using System.Globalization;

namespace Tutti.Bench.Trello;

/// <summary>Reads what a request has, and says what is wrong with it.</summary>
internal static class Read
{
    public static int Id(string member, string? text) =>
        text is null ? throw ProblemException.Invalid(member, "is required.")
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id
        : throw ProblemException.Invalid(member, "must be a whole number from -2147483648 to 2147483647.");

    public static int Actor(string? header) => Id("User-Id", header);

    public static void Length(string member, string? text, int most)
    {
        if (text is not { Length: > 0 } || text.Length > most)
        {
            throw ProblemException.Invalid(member, $"must have 1 to {most} characters.");
        }
    }
}
