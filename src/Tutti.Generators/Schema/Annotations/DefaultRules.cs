using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Schema.Annotations;

/// <summary>A default that the rule beside it refuses makes a member that may be left out one that may not.</summary>
internal static class DefaultRules
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(50);

    public static void Check(string name, Annotation annotation, DefaultValue value, Action<Diagnostic> report)
    {
        if (Breaks(annotation, value.Value))
        {
            report(
                Diagnostic.Create(
                    Descriptors.DefaultBreaksRule,
                    value.Place,
                    [Place.Of(annotation.Data)],
                    value.Display,
                    name,
                    annotation.Name
                )
            );
        }
    }

    private static bool Breaks(Annotation annotation, object value)
    {
        if (annotation.Bounds is var (lower, upper) && Annotation.Number(value) is { } number)
        {
            return number < lower
                || number > upper
                || (number == lower && annotation.Flag("MinimumIsExclusive"))
                || (number == upper && annotation.Flag("MaximumIsExclusive"));
        }
        if (value is not string text)
        {
            return false;
        }
        var (least, most) = annotation.Lengths;
        return text.Length < least
            || text.Length > most
            || annotation.Name switch
            {
                "Required" => !annotation.Flag("AllowEmptyStrings") && string.IsNullOrWhiteSpace(text),
                // The attribute does not ask the pattern about an empty text.
                "RegularExpression" => text.Length > 0 && !Matches(annotation.Text(0) ?? "", text),
                _ => false,
            };
    }

    private static bool Matches(string pattern, string text)
    {
        try
        {
            var match = Regex.Match(text, pattern, RegexOptions.CultureInvariant, LongestMatch);
            return match.Success && match.Index == 0 && match.Length == text.Length;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
