using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Endpoints;

/// <summary>ASP.NET Core lets everybody in wherever it finds <c>[AllowAnonymous]</c>, on the method or on its class, whatever stands nearer.</summary>
internal static class AuthorizationRules
{
    /// <summary>Checks the class, once for all of its endpoints.</summary>
    public static void CheckClass(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        if (type.Find(WellKnownNames.AllowAnonymousAttribute) is { } anonymous)
        {
            Check(type, anonymous, "the class", report);
        }
    }

    /// <summary>Checks an endpoint with what its class says.</summary>
    public static void Check(EndpointSymbol endpoint, Action<Diagnostic> report)
    {
        if (endpoint.Method.Find(WellKnownNames.AllowAnonymousAttribute) is { } own)
        {
            Check(endpoint.Method, own, "the same method", report);
        }
        else if (endpoint.Method.ContainingType.Find(WellKnownNames.AllowAnonymousAttribute) is { } ofClass)
        {
            Check(endpoint.Method, ofClass, $"the class '{endpoint.Method.ContainingType.Name}'", report);
        }
    }

    private static void Check(ISymbol symbol, AttributeData anonymous, string where, Action<Diagnostic> report)
    {
        foreach (var attribute in symbol.GetAttributes().Where(IsAuthorization))
        {
            report(
                Diagnostic.Create(
                    Descriptors.AuthorizeWithoutEffect,
                    Place.Of(attribute),
                    [Place.Of(anonymous)],
                    symbol.Name,
                    where
                )
            );
        }
    }

    private static bool IsAuthorization(AttributeData attribute) =>
        attribute.AttributeClass?.IsOrDerivesFrom(WellKnownNames.AuthorizeData) is true;
}
