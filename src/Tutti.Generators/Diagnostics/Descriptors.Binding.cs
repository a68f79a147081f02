using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Diagnostics;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor AspNetAttribute = new(
        "TUT0050",
        "An attribute of ASP.NET Core MVC has no effect on an endpoint",
        "[{0}] has no effect on {1}; {2}",
        "Binding",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0050.md"
    );

    public static readonly DiagnosticDescriptor UnbindableParameter = new(
        "TUT0051",
        "A parameter cannot be read from a call",
        "The parameter '{0}' {1}; {2}",
        "Binding",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0051.md"
    );

    public static readonly DiagnosticDescriptor SeveralRequests = new(
        "TUT0052",
        "An endpoint takes several request objects",
        "'{0}' is a request object like '{1}', and an endpoint takes one; make one type with the members of both",
        "Binding",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0052.md"
    );

    public static readonly DiagnosticDescriptor ConflictingSources = new(
        "TUT0053",
        "A member is read from two places",
        "'{0}' has both [{1}] and [{2}], but is read from one place; keep one of them",
        "Binding",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0053.md"
    );

    public static readonly DiagnosticDescriptor SourceWithoutEffect = new(
        "TUT0054",
        "A binding attribute has no effect",
        "[{0}] on '{1}' has no effect because {2}; {3}",
        "Binding",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0054.md"
    );

    public static readonly DiagnosticDescriptor BadSourceType = new(
        "TUT0055",
        "A type cannot be read from where it is bound",
        "'{0}' belongs in {1}, which cannot hold {2}; {3}",
        "Binding",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0055.md"
    );

    public static readonly DiagnosticDescriptor BadSourceName = new(
        "TUT0056",
        "The name in a binding attribute is malformed",
        "The {0} name '{1}' {2}; {3}",
        "Binding",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0056.md"
    );

    public static readonly DiagnosticDescriptor BadStatusCode = new(
        "TUT0057",
        "[StatusCode] is misplaced",
        "[StatusCode] on '{0}' cannot set the status because {1}; {2}",
        "Binding",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0057.md"
    );

    public static readonly DiagnosticDescriptor ReservedHeader = new(
        "TUT0058",
        "A header cannot be read or written by an app",
        "The header '{0}' of '{1}' {2}; {3}",
        "Binding",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0058.md"
    );

    public static readonly DiagnosticDescriptor SamePlace = new(
        "TUT0059",
        "Two values are read from the same place",
        "'{0}' is read from {1}, as '{2}' is; give one of them another name",
        "Binding",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0059.md"
    );

    private static ImmutableArray<DiagnosticDescriptor> Binding =>
        [
            AspNetAttribute,
            UnbindableParameter,
            SeveralRequests,
            ConflictingSources,
            SourceWithoutEffect,
            BadSourceType,
            BadSourceName,
            BadStatusCode,
            ReservedHeader,
            SamePlace,
        ];
}
