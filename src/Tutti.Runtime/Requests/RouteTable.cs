using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Tutti.CompilerServices;

namespace Tutti.Requests;

/// <summary>The public routes of the whole app, whichever process serves them, so that all groupings answer alike.</summary>
internal sealed class RouteTable(GeneratedApplication application)
{
    private const string AnyMethod = "*";

    private readonly HashSet<string> _taken =
    [
        .. from service in application.Services
        from endpoint in service.Endpoints
        where IsPublic(endpoint.Info)
        from method in endpoint.Info.Methods
        select Key(endpoint.Info.Route!, method),
    ];

    /// <summary>Whether an endpoint can be reached from outside.</summary>
    public static bool IsPublic(EndpointInfo info) => info.Public && info.Route is not null;

    /// <summary>The HTTP methods that an endpoint answers; <see langword="null"/> for any. What answers GET answers HEAD, unless another one does.</summary>
    public IReadOnlyList<string>? MethodsOf(EndpointInfo info)
    {
        if (info.Methods.Contains(AnyMethod))
        {
            return null;
        }
        var addsHead = info.Methods.Contains(HttpMethods.Get) && !Has(info.Route!, HttpMethods.Head);
        return addsHead ? [.. info.Methods, HttpMethods.Head] : info.Methods;
    }

    /// <summary>Whether a public endpoint has a route and method.</summary>
    public bool Has(string route, string method) => _taken.Contains(Key(route, method));

    // One text: a set of pairs would have to be compiled at every start.
    private static string Key(string route, string method) => $"{method} {ShapeOf(route)}";

    // Two routes that differ in the names of their parameters, or in casing, are one.
    private static string ShapeOf(string route) =>
        string.Join(
            '/',
            RoutePatternFactory
                .Parse(route)
                .PathSegments.Select(segment =>
                    string.Concat(
                        segment.Parts.Select(part =>
                            part switch
                            {
                                RoutePatternParameterPart { IsCatchAll: true } => "{*}",
                                RoutePatternParameterPart => "{}",
                                RoutePatternLiteralPart literal => literal.Content.ToUpperInvariant(),
                                _ => "",
                            }
                        )
                    )
                )
        );
}
