using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Diagnostics;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor ClientOutsideServices = new(
        "TUT0080",
        "A client is injected where no service owns the class",
        "'{0}' takes {1}, but {2}, so that nobody could tell who calls; {3}",
        "Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0080.md"
    );

    public static readonly DiagnosticDescriptor WrappedClient = new(
        "TUT0081",
        "A client is injected in a wrapping",
        "The parameter '{0}' asks for a client in a wrapping, {1}, which hides the call; take {2} itself, which costs nothing to create",
        "Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0081.md"
    );

    public static readonly DiagnosticDescriptor OwnClient = new(
        "TUT0082",
        "A service injects its own client",
        "'{0}' belongs to the service '{1}' and takes that service's own client; call the method directly, or move what both need into a class of the service",
        "Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0082.md"
    );

    public static readonly DiagnosticDescriptor EdgesDiffer = new(
        "TUT0083",
        "The application model misses a call or has one too many",
        "The application model {0}, because the generator knows clients by their names alone; {1}",
        "Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0083.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd
    );

    public static readonly DiagnosticDescriptor LocatedClient = new(
        "TUT0084",
        "A client is asked from a service provider",
        "{0} is asked from a service provider, which hides the call; take it as a parameter of the constructor",
        "Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0084.md"
    );

    public static readonly DiagnosticDescriptor ServiceCreated = new(
        "TUT0085",
        "A class of another service is created",
        "'{0}' belongs to the service '{1}', which runs with its own dependencies and perhaps in another process; call it by {2}",
        "Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0085.md"
    );

    private static ImmutableArray<DiagnosticDescriptor> Calls =>
        [ClientOutsideServices, WrappedClient, OwnClient, EdgesDiffer, LocatedClient, ServiceCreated];
}
