using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Diagnostics;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor CapturedScope = new(
        "TUT0100",
        "A singleton captures a scoped dependency",
        "The singleton '{0}' takes {1}, which is scoped, and would keep that of the first call for ever; {2}",
        "Lifetimes",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0100.md"
    );

    public static readonly DiagnosticDescriptor StateInEndpoints = new(
        "TUT0101",
        "A class with endpoints keeps state",
        "'{0}' of '{1}' can change, but {2}; {3}",
        "Lifetimes",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0101.md"
    );

    public static readonly DiagnosticDescriptor ConstructorCycle = new(
        "TUT0102",
        "Constructors form a circle",
        "'{0}' cannot be created, because what it takes leads back to it ({1}); remove one of the parameters, or move what both need into a class of its own",
        "Lifetimes",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0102.md"
    );

    public static readonly DiagnosticDescriptor ContextAccessor = new(
        "TUT0103",
        "A class of a service takes IHttpContextAccessor",
        "'{0}' takes IHttpContextAccessor, which has no HttpContext when another service calls; take the HttpContext, or the headers that are needed with [Header], as parameters of the endpoint",
        "Lifetimes",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0103.md"
    );

    public static readonly DiagnosticDescriptor HostedTwice = new(
        "TUT0104",
        "A hosted service is registered twice",
        "'{0}' is registered as a hosted service already, so that this registration is ignored or runs it a second time; remove one of them",
        "Lifetimes",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0104.md"
    );

    public static readonly DiagnosticDescriptor RegisteredEndpoints = new(
        "TUT0105",
        "A class with endpoints is registered",
        "'{0}' has endpoints and is made by the framework for each call, never by this registration; remove it, and register what is to be shared as a class of its own",
        "Lifetimes",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0105.md"
    );

    public static readonly DiagnosticDescriptor NotRegistered = new(
        "TUT0106",
        "Nothing registers what a class with endpoints takes",
        "'{0}' takes {1}, which nothing registers in the service '{2}'; {3}",
        "Lifetimes",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0106.md"
    );

    public static readonly DiagnosticDescriptor RegisteredDatabase = new(
        "TUT0107",
        "A database is registered",
        "'{0}' is a database, which the framework gives to each service; this registration would hide it behind one that is connected to nothing, so remove it",
        "Lifetimes",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0107.md"
    );

    private static ImmutableArray<DiagnosticDescriptor> Lifetimes =>
        [
            CapturedScope,
            StateInEndpoints,
            ConstructorCycle,
            ContextAccessor,
            HostedTwice,
            RegisteredEndpoints,
            NotRegistered,
            RegisteredDatabase,
        ];
}
