using System.Globalization;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Schema.Annotations;

/// <summary>Limits that no value can keep.</summary>
internal static class ContradictionRules
{
    /// <summary>Checks one attribute.</summary>
    /// <returns>Whether it is right.</returns>
    public static bool Check(string name, Annotation annotation, Action<Diagnostic> report)
    {
        if (ProblemOf(annotation) is not var (reason, remedy))
        {
            return true;
        }
        report(
            Diagnostic.Create(
                Descriptors.ImpossibleRule,
                Place.Of(annotation.Data),
                annotation.Name,
                name,
                reason,
                remedy
            )
        );
        return false;
    }

    /// <summary>Checks whether what one attribute demands another one forbids.</summary>
    public static void CheckTogether(string name, IReadOnlyList<Annotation> annotations, Action<Diagnostic> report)
    {
        var right = annotations.Where(annotation => ProblemOf(annotation) is null).ToList();
        foreach (var least in right.Where(annotation => annotation.Lengths.Least is not null))
        {
            var most = right.Find(other => other != least && other.Lengths.Most < least.Lengths.Least);
            if (most is not null)
            {
                report(
                    Diagnostic.Create(
                        Descriptors.ImpossibleRule,
                        Place.Of(least.Data),
                        [Place.Of(most.Data)],
                        least.Name,
                        name,
                        $"[{most.Name}] allows {Text(most.Lengths.Most)} at most and this demands {Text(least.Lengths.Least)}",
                        "change one of them"
                    )
                );
            }
        }
    }

    private static (string Reason, string Remedy)? ProblemOf(Annotation annotation)
    {
        var (least, most) = annotation.Lengths;
        if (least < 0 || most < 0)
        {
            return ("a length cannot be negative", "give a number from 0");
        }
        if (least > most)
        {
            return ($"the minimum {Text(least)} is above the maximum {Text(most)}", "exchange them");
        }
        if (annotation.Name == "MaxLength" && annotation.Integer(0) is 0 or < -1)
        {
            return ("the maximum must be a positive number", "give one, or -1 for no limit");
        }
        if (annotation.Bounds is not var (lower, upper))
        {
            return null;
        }
        return lower > upper ? ($"the minimum {Text(lower)} is above the maximum {Text(upper)}", "exchange them")
            : lower == upper && (annotation.Flag("MinimumIsExclusive") || annotation.Flag("MaximumIsExclusive"))
                ? ($"{Text(lower)} is the only value left, and excluded", "allow more values")
            : null;
    }

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
