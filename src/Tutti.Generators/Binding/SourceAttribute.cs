using Microsoft.CodeAnalysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Emit;

namespace Tutti.Generators.Binding;

/// <summary><c>[Query]</c>, <c>[Header]</c> or <c>[Cookie]</c> on a parameter or a property.</summary>
/// <param name="Data">The attribute.</param>
/// <param name="ShortName">How it is written: <c>Query</c>.</param>
internal sealed record SourceAttribute(AttributeData Data, string ShortName)
{
    public const string Query = "Query";
    public const string Header = "Header";
    public const string Cookie = "Cookie";

    private static readonly (string Attribute, string ShortName)[] Known =
    [
        (WellKnownNames.QueryAttribute, Query),
        (WellKnownNames.HeaderAttribute, Header),
        (WellKnownNames.CookieAttribute, Cookie),
    ];

    public static IEnumerable<SourceAttribute> AllOf(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            foreach (var (name, shortName) in Known)
            {
                if (TypeNames.Is(attribute.AttributeClass, name))
                {
                    yield return new(attribute, shortName);
                }
            }
        }
    }

    /// <summary>Reports all but the first of several attributes on one parameter or member.</summary>
    public static void CheckConflict(string name, IReadOnlyList<SourceAttribute> sources, Action<Diagnostic> report)
    {
        foreach (var second in sources.Skip(1))
        {
            report(
                Diagnostic.Create(
                    Descriptors.ConflictingSources,
                    Place.Of(second.Data),
                    [Place.Of(sources[0].Data)],
                    name,
                    sources[0].ShortName,
                    second.ShortName
                )
            );
        }
    }

    /// <summary>Reports a name that no request could have.</summary>
    public void CheckName(Action<Diagnostic> report)
    {
        if (Data.ConstructorArguments is [{ Value: string name }] && ProblemOf(name) is var (reason, remedy))
        {
            report(
                Diagnostic.Create(
                    Descriptors.BadSourceName,
                    Place.OfFirstArgument(Data),
                    ShortName.ToLowerInvariant(),
                    name,
                    reason,
                    remedy
                )
            );
        }
    }

    private (string Reason, string Remedy)? ProblemOf(string name)
    {
        if (name.Length == 0)
        {
            return ("is empty", "give a name, or leave the argument out");
        }
        if (ShortName == Query)
        {
            return null;
        }
        if (name.FirstOrDefault(character => !IsTokenCharacter(character)) is not '\0' and var other)
        {
            var what = char.IsWhiteSpace(other) ? "a space" : $"'{other}'";
            return (
                $"contains {what}, which no {ShortName.ToLowerInvariant()} can have in its name",
                "use letters, digits and '-'"
            );
        }
        return ShortName == Header && name.StartsWith("tutti-", StringComparison.OrdinalIgnoreCase)
            ? ("begins with 'tutti-', which is kept for the framework and removed from requests", "choose another one")
            : null;
    }

    /// <summary>Whether RFC 9110 allows it in a token.</summary>
    private static bool IsTokenCharacter(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
        || "!#$%&'*+-.^_`|~".IndexOf(character) >= 0;
}
