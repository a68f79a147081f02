using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Diagnostics;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor EndpointOutsideServices = new(
        "TUT0020",
        "An endpoint belongs to no service",
        "'{0}' has endpoints, but {1}; {2}",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0020.md"
    );

    public static readonly DiagnosticDescriptor BadEndpointClass = new(
        "TUT0021",
        "Endpoints must be on a concrete top-level class",
        "'{0}' has endpoints but is {1}, so that the framework cannot create it; {2}",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0021.md"
    );

    public static readonly DiagnosticDescriptor BadEndpointMethod = new(
        "TUT0022",
        "An endpoint must be an ordinary method that can be called",
        "The endpoint '{0}' is {1}, so that it cannot be called; {2}",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0022.md"
    );

    public static readonly DiagnosticDescriptor UnclearConstructor = new(
        "TUT0023",
        "A class with endpoints has no constructor to call",
        "'{0}' has endpoints but {1}, so that it is not clear how to create it; {2}",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0023.md"
    );

    public static readonly DiagnosticDescriptor UnknownEndpointAttribute = new(
        "TUT0024",
        "An attribute of one's own cannot make an endpoint",
        "'{0}' is not one of the framework's endpoint attributes and makes no endpoint; use [Get], [Post], [Put], [Patch], [Delete] or [Endpoint]",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0024.md"
    );

    public static readonly DiagnosticDescriptor DuplicateEndpointName = new(
        "TUT0025",
        "Two endpoints of a service have the same name",
        "The service '{0}' has another endpoint named '{1}', {2}; rename one of the methods (the suffix Async and the parameters make no difference)",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0025.md"
    );

    public static readonly DiagnosticDescriptor MalformedRoute = new(
        "TUT0026",
        "A route template is malformed",
        "The route '{0}' is malformed: {1}",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0026.md"
    );

    public static readonly DiagnosticDescriptor DuplicateRoute = new(
        "TUT0027",
        "Two endpoints answer the same requests",
        "{0} {1} is answered by {2} of the service '{3}' too; change one of the routes or methods",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0027.md"
    );

    public static readonly DiagnosticDescriptor UnusedRouteParameter = new(
        "TUT0028",
        "A route parameter is not read",
        "The route parameter '{0}' is no parameter of '{1}'{2}; add a parameter of that name, or correct the name",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0028.md"
    );

    public static readonly DiagnosticDescriptor BadRouteParameterType = new(
        "TUT0029",
        "A route parameter has a type that a path cannot hold",
        "'{0}' is read from the route, but {1} cannot be read from {2}; {3}",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0029.md"
    );

    public static readonly DiagnosticDescriptor SeveralEndpointAttributes = new(
        "TUT0030",
        "A method has several endpoint attributes",
        "'{0}' has several endpoint attributes, but a method is one endpoint; keep one, and list methods as [Endpoint(\"/…\", Methods = \"GET,POST\")]",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0030.md"
    );

    public static readonly DiagnosticDescriptor PublicWithoutRoute = new(
        "TUT0031",
        "A public endpoint needs a route",
        "'{0}' is public but has no route by which anybody could reach it; give it one, or remove Public",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0031.md"
    );

    public static readonly DiagnosticDescriptor BadMethods = new(
        "TUT0032",
        "The HTTP methods of an endpoint are malformed",
        "The HTTP methods '{0}' {1}; {2}",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0032.md"
    );

    public static readonly DiagnosticDescriptor BadTimeout = new(
        "TUT0033",
        "The timeout of an endpoint is malformed",
        "The timeout '{0}' {1}; write a number and a unit, such as \"500ms\", \"5s\" or \"2m\", or \"none\"",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0033.md"
    );

    public static readonly DiagnosticDescriptor BadBodyLimit = new(
        "TUT0034",
        "The body limit of an endpoint is out of range",
        "The body limit {0} {1}; give a number of bytes from 1, or -1 for no limit",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0034.md"
    );

    public static readonly DiagnosticDescriptor StreamsNotSupported = new(
        "TUT0035",
        "Streams are not supported yet",
        "The endpoint '{0}' {1} a stream, which is not supported yet; use a list, or take the HttpContext",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0035.md"
    );

    public static readonly DiagnosticDescriptor AsyncVoidEndpoint = new(
        "TUT0036",
        "An endpoint must not be async void",
        "Nobody can wait for the end of '{0}', which is async void; return Task",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0036.md"
    );

    public static readonly DiagnosticDescriptor RawWithoutRoute = new(
        "TUT0037",
        "An endpoint that handles HTTP itself needs a route",
        "'{0}' {1}, so that no service can call it by name, and has no route; give it one",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0037.md"
    );

    public static readonly DiagnosticDescriptor ReservedRoute = new(
        "TUT0038",
        "A route is reserved for the framework",
        "The route '{0}' is answered by the framework itself; choose another one",
        "Endpoints",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0038.md"
    );

    public static readonly DiagnosticDescriptor SeveralTokens = new(
        "TUT0039",
        "An endpoint takes several cancellation tokens",
        "'{0}' is the same CancellationToken as '{1}', because a call has only one; remove it",
        "Endpoints",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0039.md"
    );

    public static readonly DiagnosticDescriptor AuthorizeWithoutEffect = new(
        "TUT0040",
        "[Authorize] has no effect beside [AllowAnonymous]",
        "[Authorize] on '{0}' has no effect, because [AllowAnonymous] on {1} lets everybody in; remove one of them",
        "Endpoints",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0040.md"
    );

    public static readonly DiagnosticDescriptor BadTag = new(
        "TUT0041",
        "A tag is empty or listed twice",
        "The tag '{0}' of '{1}' {2}; remove it",
        "Endpoints",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0041.md"
    );

    public static readonly DiagnosticDescriptor BodyLimitWithoutBody = new(
        "TUT0042",
        "A body limit has no effect without a body",
        "BodyLimit has no effect on '{0}', because {1}; remove it",
        "Endpoints",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0042.md"
    );

    private static ImmutableArray<DiagnosticDescriptor> Endpoints =>
        [
            EndpointOutsideServices,
            BadEndpointClass,
            BadEndpointMethod,
            UnclearConstructor,
            UnknownEndpointAttribute,
            DuplicateEndpointName,
            MalformedRoute,
            DuplicateRoute,
            UnusedRouteParameter,
            BadRouteParameterType,
            SeveralEndpointAttributes,
            PublicWithoutRoute,
            BadMethods,
            BadTimeout,
            BadBodyLimit,
            StreamsNotSupported,
            AsyncVoidEndpoint,
            RawWithoutRoute,
            ReservedRoute,
            SeveralTokens,
            AuthorizeWithoutEffect,
            BadTag,
            BodyLimitWithoutBody,
        ];
}
