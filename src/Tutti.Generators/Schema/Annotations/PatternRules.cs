using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Schema.Annotations;

/// <summary>The pattern of <c>[RegularExpression]</c> must be one.</summary>
internal static class PatternRules
{
    /// <summary>Checks the pattern.</summary>
    /// <returns>Whether it is right.</returns>
    public static bool Check(string name, Annotation annotation, Action<Diagnostic> report)
    {
        if (annotation.Name != "RegularExpression" || annotation.Text(0) is not { } pattern)
        {
            return true;
        }
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            return true;
        }
        catch (ArgumentException exception)
        {
            report(
                Diagnostic.Create(
                    Descriptors.BadPattern,
                    Place.OfFirstArgument(annotation.Data),
                    pattern,
                    name,
                    ReasonOf(exception, pattern)
                )
            );
            return false;
        }
    }

    /// <summary>What .NET says, without the pattern that it repeats.</summary>
    private static string ReasonOf(ArgumentException exception, string pattern)
    {
        var message = exception.Message;
        var repeated = message.IndexOf(pattern, StringComparison.Ordinal);
        if (pattern.Length > 0 && repeated >= 0)
        {
            message = message.Substring(repeated + pattern.Length);
        }
        return message.Trim('\'', '"', ' ', '-', '.').Replace(". ", ": ");
    }
}
