using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Routing;

/// <summary>A route must be well formed, and no two endpoints may answer the same requests.</summary>
internal static class RouteRules
{
    private static readonly string[] Reserved = ["/HEALTHZ", "/READYZ"];
    private const string ReservedFolder = "/TUTTI/CALL";

    public static void Check(EndpointSymbol endpoint, AppSymbols app, Action<Diagnostic> report)
    {
        if (endpoint.Route is not { } route)
        {
            return;
        }
        foreach (var problem in route.Problems)
        {
            var place = Place.InFirstArgument(endpoint.Attribute, problem.Offset, problem.Length);
            report(Diagnostic.Create(Descriptors.MalformedRoute, place, Printable(route.Text), problem.Message));
        }
        if (route.IsValid)
        {
            CheckReserved(endpoint, route, report);
            CheckDuplicates(endpoint, route, app, report);
        }
    }

    private static void CheckReserved(EndpointSymbol endpoint, RouteTemplate route, Action<Diagnostic> report)
    {
        var shape = route.Key.Shape;
        if (
            Reserved.Contains(shape)
            || shape == ReservedFolder
            || shape.StartsWith(ReservedFolder + "/", StringComparison.Ordinal)
        )
        {
            report(Diagnostic.Create(Descriptors.ReservedRoute, Place.OfFirstArgument(endpoint.Attribute), route.Text));
        }
    }

    private static void CheckDuplicates(
        EndpointSymbol endpoint,
        RouteTemplate route,
        AppSymbols app,
        Action<Diagnostic> report
    )
    {
        if (app.OwnerOf(endpoint.File) is null)
        {
            return;
        }
        var others = app.EndpointsWith(route.Key)
            .Where(other => !SymbolEqualityComparer.Default.Equals(other.Method, endpoint.Method))
            .Select(other => (Endpoint: other, Owner: app.OwnerOf(other.File), Method: CommonMethod(endpoint, other)))
            .Where(other => other is { Owner: not null, Method: not null })
            .ToList();
        if (others.Count > 0)
        {
            report(
                Diagnostic.Create(
                    Descriptors.DuplicateRoute,
                    Place.OfFirstArgument(endpoint.Attribute),
                    others.Select(other => Place.OfFirstArgument(other.Endpoint.Attribute)),
                    others[0].Method,
                    route.Text,
                    others[0].Endpoint.DisplayName,
                    others[0].Owner!.Name
                )
            );
        }
    }

    private static string? CommonMethod(EndpointSymbol first, EndpointSymbol second) =>
        RouteKey.CommonMethod(first.Settings.Methods, second.Settings.Methods);

    private static string Printable(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:X4}" : c.ToString()));
}
