using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutti.Generators.Endpoints;

namespace Tutti.CodeFixes.Endpoints;

/// <summary>Writes a timeout as it must be written, or removes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectTimeoutFix)), Shared]
internal sealed class CorrectTimeoutFix() : Fix("TUT0033")
{
    private static readonly (string Word, string Unit)[] Words =
    [
        ("milliseconds", "ms"),
        ("millisecond", "ms"),
        ("msec", "ms"),
        ("seconds", "s"),
        ("second", "s"),
        ("sec", "s"),
        ("minutes", "m"),
        ("minute", "m"),
        ("min", "m"),
        ("hours", "h"),
        ("hour", "h"),
    ];

    protected override async Task OfferAsync(Finding finding)
    {
        if (finding.Around<AttributeArgumentSyntax>() is not { } argument)
        {
            return;
        }
        var model = await finding.ModelAsync().ConfigureAwait(false);
        var present = model.GetConstantValue(argument.Expression, finding.Cancellation).Value as string ?? "";
        if (Corrected(present) is { } corrected)
        {
            finding.Offer(
                $"Change the timeout to \"{corrected}\"",
                Edits.Replace(argument.Expression, Edits.Literal(corrected))
            );
        }
        finding.Offer("Remove the timeout: the app's default holds", Edits.Remove(argument), "Remove");
    }

    private static string? Corrected(string text)
    {
        var plain = text.Replace(" ", "").ToLowerInvariant();
        foreach (var (word, unit) in Words)
        {
            if (plain.EndsWith(word, StringComparison.Ordinal))
            {
                plain = plain.Substring(0, plain.Length - word.Length) + unit;
                break;
            }
        }
        if (plain.Length > 0 && char.IsDigit(plain[plain.Length - 1]))
        {
            plain += "s";
        }
        return Durations.TryParse(plain, out var timeout) && timeout <= TimeSpan.FromDays(24) ? plain : null;
    }
}
