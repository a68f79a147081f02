using System.Globalization;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Binding;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Endpoints;

/// <summary>The arguments of <c>[Get]</c>, <c>[Endpoint]</c> and the others, but for the route.</summary>
internal static class EndpointSettingsRules
{
    /// <summary>What a timer can wait, rounded down.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    public static void Check(EndpointSymbol endpoint, Action<Diagnostic> report)
    {
        CheckMethods(endpoint, report);
        CheckTimeout(endpoint.Attribute, report);
        CheckBodyLimit(endpoint.Attribute, report);
        CheckReachable(endpoint, report);
    }

    private static void CheckReachable(EndpointSymbol endpoint, Action<Diagnostic> report)
    {
        if (endpoint.Route is not null)
        {
            return;
        }
        if (endpoint.Settings.Public)
        {
            var place = Place.OfNamedArgument(endpoint.Attribute, "Public");
            report(Diagnostic.Create(Descriptors.PublicWithoutRoute, place, endpoint.Method.Name));
        }
        if (endpoint.IsRaw)
        {
            var takesContext = endpoint.Method.Parameters.Any(ParameterRules.IsHttpContext);
            report(
                Diagnostic.Create(
                    Descriptors.RawWithoutRoute,
                    Place.Of(endpoint.Attribute),
                    endpoint.Method.Name,
                    takesContext ? "takes the HttpContext" : "returns an IResult"
                )
            );
        }
    }

    private static void CheckMethods(EndpointSymbol endpoint, Action<Diagnostic> report)
    {
        if (endpoint.Attribute.Named("Methods") is not { } argument)
        {
            return;
        }
        var text = argument.Value as string ?? "";
        foreach (var (reason, remedy) in MethodProblems(endpoint, text))
        {
            var place = Place.OfNamedValue(endpoint.Attribute, "Methods");
            report(Diagnostic.Create(Descriptors.BadMethods, place, text, reason, remedy));
        }
    }

    private static IEnumerable<(string Reason, string Remedy)> MethodProblems(EndpointSymbol endpoint, string text)
    {
        const string Grammar = "write methods in capitals, separated by commas, or \"*\" for any";
        if (endpoint.ImpliedMethod is { } implied)
        {
            yield return (
                $"have no effect on [{endpoint.Attribute.AttributeClass?.Name.Replace("Attribute", "")}], which stands for {implied}",
                "use [Endpoint], or remove them"
            );
            yield break;
        }
        if (endpoint.Route is null)
        {
            yield return ("have no effect on an endpoint without a route", "give it a route, or remove them");
        }
        var parts = text.Split(',').Select(part => part.Trim()).ToList();
        if (parts.Any(part => part.Length == 0))
        {
            yield return (text.Trim().Length == 0 ? "are empty" : "have a comma too many", Grammar);
        }
        foreach (var part in parts.Where(part => part.Length > 0 && part != "*" && !IsToken(part)).Distinct())
        {
            yield return IsToken(part.ToUpperInvariant())
                ? ($"are not all in capitals", $"write {part.ToUpperInvariant()}")
                : ($"contain '{part}', which is no method", Grammar);
        }
        if (parts.Contains("*") && parts.Count > 1)
        {
            yield return ("list others beside '*', which is any method", "keep \"*\", or list the methods");
        }
        else if (parts.FirstOrDefault(part => part.Length > 0 && parts.Count(other => other == part) > 1) is { } twice)
        {
            yield return ($"list {twice} twice", "list it once");
        }
    }

    private static bool IsToken(string text) =>
        text.Length > 0 && text[0] is >= 'A' and <= 'Z' && text.All(c => c is (>= 'A' and <= 'Z') or '-' or '_');

    private static void CheckTimeout(AttributeData attribute, Action<Diagnostic> report)
    {
        if (attribute.Named("Timeout") is not { } argument)
        {
            return;
        }
        var text = argument.Value as string ?? "";
        var isTimeout = Durations.TryParse(text, out var timeout);
        var problem =
            isTimeout && timeout > Longest ? "is longer than 24 days"
            : isTimeout ? null
            : timeout == TimeSpan.Zero ? "would end every call before it starts"
            : text.Length > 0 && text.All(c => c is >= '0' and <= '9') ? "has no unit"
            : "cannot be understood";
        if (problem is not null)
        {
            report(Diagnostic.Create(Descriptors.BadTimeout, Place.OfNamedValue(attribute, "Timeout"), text, problem));
        }
    }

    private static void CheckBodyLimit(AttributeData attribute, Action<Diagnostic> report)
    {
        if (attribute.Named("BodyLimit") is { Value: long limit and not -1 and < 1 })
        {
            report(
                Diagnostic.Create(
                    Descriptors.BadBodyLimit,
                    Place.OfNamedValue(attribute, "BodyLimit"),
                    limit.ToString(CultureInfo.InvariantCulture),
                    limit == 0 ? "would refuse every body" : "is negative"
                )
            );
        }
    }
}
