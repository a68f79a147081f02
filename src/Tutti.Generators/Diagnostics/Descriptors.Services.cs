using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Diagnostics;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor TwoServicesInOneFolder = new(
        "TUT0001",
        "Two services share a folder",
        "The services '{0}' and '{1}' are both in {2}, so that nobody could tell whose a file is; move '{3}' into a folder of its own",
        "Services",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0001.md"
    );

    public static readonly DiagnosticDescriptor NestedService = new(
        "TUT0002",
        "A service lies inside the folder of another",
        "The service '{0}' in '{1}' lies inside of {2}, which belongs to the service '{3}'; move '{4}' into a folder of its own beside it",
        "Services",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0002.md"
    );

    public static readonly DiagnosticDescriptor DuplicateServiceName = new(
        "TUT0003",
        "Two services have the same name",
        "Another service, '{1}', is named '{0}' too; give one of them another name",
        "Services",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0003.md"
    );

    public static readonly DiagnosticDescriptor BadServiceName = new(
        "TUT0004",
        "The name of a service is malformed",
        "The service name '{0}' {1}; {2}",
        "Services",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0004.md"
    );

    public static readonly DiagnosticDescriptor BadServiceClass = new(
        "TUT0005",
        "A service must be a concrete top-level class",
        "The service class '{0}' is {1}, so that the framework cannot create it; {2}",
        "Services",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0005.md"
    );

    public static readonly DiagnosticDescriptor TypeAcrossServices = new(
        "TUT0006",
        "The parts of a type belong to different services",
        "A part of '{0}' belongs to the service '{1}', another to the service '{2}'; keep all parts in the folder of one service",
        "Services",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0006.md"
    );

    public static readonly DiagnosticDescriptor ServiceOutsideProject = new(
        "TUT0007",
        "A service class is in a file that has no folder in the project",
        "The file of the service '{0}' is generated or lies outside of the project, so that no folder is the service's; move the class into a folder of the project",
        "Services",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0007.md"
    );

    public static readonly DiagnosticDescriptor ClientNameTaken = new(
        "TUT0008",
        "The name of a service's client is taken",
        "The client of the service '{0}' is to be named '{1}', but the namespace has a type of that name; rename that type, or the service",
        "Services",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0008.md"
    );

    public static readonly DiagnosticDescriptor ConfiguresNoService = new(
        "TUT0009",
        "IConfigureService on a class that is no service",
        "'{0}' implements IConfigureService but is no service, so that nothing calls its Configure method; mark it with [Service], or implement the interface on the service class",
        "Services",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0009.md"
    );

    public static readonly DiagnosticDescriptor UnknownProjectFolder = new(
        "TUT0010",
        "The compiler was not told where the project is",
        "The folder of the service '{0}' is unknown because the build property ProjectDir is not visible to the compiler; reference the package Tutti, or add <CompilerVisibleProperty Include=\"ProjectDir\" /> to the project",
        "Services",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0010.md"
    );

    public static readonly DiagnosticDescriptor NamedLikeANamespace = new(
        "TUT0011",
        "A type is named like a namespace",
        "'{0}' has the name of the namespace '{1}', which is what the name means everywhere else {2}; rename the type, or the namespace (folders of services are best in the plural)",
        "Services",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0011.md"
    );

    public static readonly DiagnosticDescriptor NoService = new(
        "TUT0012",
        "The app has no service",
        "The project has a tutti.json but no service, so that there is nothing to call; mark a class with [Service(\"name\")]",
        "Services",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0012.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd
    );

    private static ImmutableArray<DiagnosticDescriptor> Services =>
        [
            TwoServicesInOneFolder,
            NestedService,
            DuplicateServiceName,
            BadServiceName,
            BadServiceClass,
            TypeAcrossServices,
            ServiceOutsideProject,
            ClientNameTaken,
            ConfiguresNoService,
            UnknownProjectFolder,
            NamedLikeANamespace,
            NoService,
        ];
}
