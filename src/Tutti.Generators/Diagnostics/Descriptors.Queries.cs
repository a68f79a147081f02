using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Diagnostics;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor ConstantQuery = new(
        "TUT0150",
        "The text of a query is not constant",
        "The text for '{0}' is put together at run time, by which data can become SQL; write $\"…\" here, whose holes become parameters, and use Sql for parts of statements",
        "Queries",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0150.md"
    );

    public static readonly DiagnosticDescriptor QuotedHole = new(
        "TUT0151",
        "A hole stands inside quotes",
        "'{0}' stands inside {1}, where the server sees no parameter; {2}",
        "Queries",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0151.md"
    );

    public static readonly DiagnosticDescriptor OpenRowType = new(
        "TUT0152",
        "Rows cannot become values of a type parameter",
        "'{0}' depends on a type parameter, but what makes values from rows is written for types that are known when the app is built; name a type here",
        "Queries",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0152.md"
    );

    public static readonly DiagnosticDescriptor HiddenRowType = new(
        "TUT0153",
        "A type for rows cannot be named by generated code",
        "'{0}' is {1}, so that generated code cannot name it; make it internal or public",
        "Queries",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0153.md"
    );

    public static readonly DiagnosticDescriptor BadRowType = new(
        "TUT0154",
        "A type cannot be made from a row",
        "'{0}' cannot be made from a row, because it {1}; {2}",
        "Queries",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0154.md"
    );

    public static readonly DiagnosticDescriptor BadRowMember = new(
        "TUT0155",
        "A member has a type that no column has",
        "'{0}' of '{1}' is of the type {2}, which {3}; {4}",
        "Queries",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "TUT0155.md"
    );

    private static ImmutableArray<DiagnosticDescriptor> Queries =>
        [ConstantQuery, QuotedHole, OpenRowType, HiddenRowType, BadRowType, BadRowMember];
}
