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

    public static readonly DiagnosticDescriptor ForeignType = new(
        "TUT0086",
        "A type of another service is used",
        "'{0}' is internal to the service '{1}', because none of its endpoints takes or returns it; {2}",
        "Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0086.md"
    );

    public static readonly DiagnosticDescriptor LocatedEndpoints = new(
        "TUT0087",
        "A class with endpoints is asked from a service provider",
        "'{0}' has endpoints and is made by the framework, not by a service provider; {1}",
        "Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0087.md"
    );

    public static readonly DiagnosticDescriptor BlockingCall = new(
        "TUT0088",
        "A call to another service blocks a thread",
        "'{0}' is awaited by {1}, which blocks a thread until the answer is there; use await",
        "Calls",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0088.md"
    );

    public static readonly DiagnosticDescriptor ForgottenCall = new(
        "TUT0089",
        "Nobody waits for a call to another service",
        "Nobody waits for '{0}', so that its failure goes unnoticed and the call may be cut off; use await, or return the task",
        "Calls",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0089.md"
    );

    public static readonly DiagnosticDescriptor InjectedProvider = new(
        "TUT0090",
        "A service provider is injected into a class with endpoints",
        "'{0}' takes {1}, which hides what it needs until it runs; take what it asks for as parameters of the constructor",
        "Calls",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0090.md"
    );

    public static readonly DiagnosticDescriptor UndeclaredDetails = new(
        "TUT0091",
        "Details of a problem that no endpoint declares",
        "No endpoint declares details of the type {0}, so that no caller would get them; put [Throws<{0}>(ProblemCode.…)] on the endpoint that throws the problem",
        "Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0091.md"
    );

    private static ImmutableArray<DiagnosticDescriptor> Calls =>
        [
            ClientOutsideServices,
            WrappedClient,
            OwnClient,
            EdgesDiffer,
            LocatedClient,
            ServiceCreated,
            ForeignType,
            LocatedEndpoints,
            BlockingCall,
            ForgottenCall,
            InjectedProvider,
            UndeclaredDetails,
        ];
}
