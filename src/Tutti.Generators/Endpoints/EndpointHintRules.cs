using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Emit;

namespace Tutti.Generators.Endpoints;

/// <summary>What is written on an endpoint and does nothing.</summary>
internal static class EndpointHintRules
{
    public static void Check(EndpointSymbol endpoint, Action<Diagnostic> report)
    {
        CheckTokens(endpoint.Method, report);
        CheckTags(endpoint, report);
        CheckBodyLimit(endpoint, report);
    }

    private static void CheckTokens(IMethodSymbol method, Action<Diagnostic> report)
    {
        var tokens = method
            .Parameters.Where(parameter => TypeNames.Is(parameter.Type, WellKnownNames.CancellationToken))
            .ToList();
        foreach (var token in tokens.Skip(1))
        {
            report(
                Diagnostic.Create(
                    Descriptors.SeveralTokens,
                    Place.OfWhole(token),
                    [Place.OfWhole(tokens[0])],
                    token.Name,
                    tokens[0].Name
                )
            );
        }
    }

    private static void CheckTags(EndpointSymbol endpoint, Action<Diagnostic> report)
    {
        if (
            AttributeArguments.Named(endpoint.Attribute, "Tags")
            is not { Kind: TypedConstantKind.Array, IsNull: false } tags
        )
        {
            return;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < tags.Values.Length; i++)
        {
            var tag = tags.Values[i].Value as string ?? "";
            var problem =
                tag.Trim().Length == 0 ? "has no text"
                : seen.Add(tag) ? null
                : "is listed twice";
            if (problem is not null)
            {
                var place = Place.OfNamedItem(endpoint.Attribute, "Tags", i);
                report(Diagnostic.Create(Descriptors.BadTag, place, tag, endpoint.Method.Name, problem));
            }
        }
    }

    private static void CheckBodyLimit(EndpointSymbol endpoint, Action<Diagnostic> report)
    {
        // An endpoint that takes the HttpContext may read a body where others would not.
        if (AttributeArguments.Named(endpoint.Attribute, "BodyLimit") is null || endpoint.IsRaw)
        {
            return;
        }
        var reason =
            endpoint.Route is null ? "it has no route, so that no HTTP request reaches it"
            : endpoint.Settings is { ReadsQuery: true, Methods.Count: > 0 } settings
                ? $"no body is read for {string.Join(" and ", settings.Methods)}"
            : null;
        if (reason is not null)
        {
            report(
                Diagnostic.Create(
                    Descriptors.BodyLimitWithoutBody,
                    Place.OfNamedArgument(endpoint.Attribute, "BodyLimit"),
                    endpoint.Method.Name,
                    reason
                )
            );
        }
    }
}
