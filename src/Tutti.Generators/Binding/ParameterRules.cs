using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Emit;
using Tutti.Generators.Endpoints;
using Tutti.Generators.Routing;
using Tutti.Generators.Schema;

namespace Tutti.Generators.Binding;

/// <summary>Every parameter of an endpoint must be read from somewhere, and every parameter of the route by something.</summary>
internal static class ParameterRules
{
    public static bool IsHttpContext(IParameterSymbol parameter) =>
        TypeNames.Is(parameter.Type, WellKnownNames.HttpContext);

    public static void Check(EndpointSymbol endpoint, AppSymbols app, Action<Diagnostic> report)
    {
        var readable = new List<IParameterSymbol>();
        foreach (var parameter in endpoint.Method.Parameters)
        {
            if (ParameterProblems.Of(parameter, app) is var (reason, remedy))
            {
                var place =
                    parameter.RefKind == RefKind.None && !parameter.IsParams
                        ? Place.OfType(parameter)
                        : Place.OfWhole(parameter);
                report(Diagnostic.Create(Descriptors.UnbindableParameter, place, parameter.Name, reason, remedy));
            }
            else if (!ResultShapes.IsStream(parameter.Type))
            {
                readable.Add(parameter);
            }
        }
        var inputs = EndpointInputs.Of(endpoint, readable, app);
        CheckRequests(inputs, report);
        CheckRoute(inputs, report);
        SourceRules.Check(inputs, report);
        SamePlaceRules.Check(inputs, report);
        SchemaRules.Check(inputs, report);
    }

    private static void CheckRequests(EndpointInputs inputs, Action<Diagnostic> report)
    {
        foreach (var second in inputs.Requests.Skip(1))
        {
            var first = inputs.Requests[0];
            report(
                Diagnostic.Create(
                    Descriptors.SeveralRequests,
                    Place.OfWhole(second.Symbol),
                    [Place.OfWhole(first.Symbol)],
                    second.Symbol.Name,
                    first.Symbol.Name
                )
            );
        }
    }

    private static void CheckRoute(EndpointInputs inputs, Action<Diagnostic> report)
    {
        var endpoint = inputs.Endpoint;
        foreach (var segment in endpoint.Route?.Parameters ?? [])
        {
            var place = Place.InFirstArgument(endpoint.Attribute, segment.Offset, segment.Length);
            var readers = inputs.ReadersOf(segment.Text).ToList();
            foreach (var reader in readers)
            {
                CheckRouteType(segment, reader, place, report);
            }
            // A method that takes the request may read the route's values from it.
            if (readers.Count == 0 && !endpoint.Method.Parameters.Any(IsHttpContext))
            {
                var members =
                    inputs.Requests.Count > 0 ? $" and no member of '{inputs.Requests[0].Symbol.Type.Display()}'" : "";
                report(
                    Diagnostic.Create(
                        Descriptors.UnusedRouteParameter,
                        place,
                        inputs.Requests.Select(request => Place.OfWhole(request.Symbol)),
                        segment.Text,
                        endpoint.Method.Name,
                        members
                    )
                );
            }
        }
    }

    private static void CheckRouteType(
        RouteSegment segment,
        RouteReader reader,
        Location place,
        Action<Diagnostic> report
    )
    {
        var (where, remedy) =
            segment.Kind == RouteSegmentKind.CatchAll && !reader.IsString
                ? ("the rest of a path, which has slashes", "take it as a string")
            : RequestParser.IsSimple(reader.Type) ? ("", "")
            : ("one segment of a path", "use a simple type such as string, int or Guid, or take it from elsewhere");
        if (where.Length > 0)
        {
            report(
                Diagnostic.Create(
                    Descriptors.BadRouteParameterType,
                    place,
                    [Place.OfWhole(reader.Parameter)],
                    reader.Name,
                    reader.Type.Display(),
                    where,
                    remedy
                )
            );
        }
    }
}
