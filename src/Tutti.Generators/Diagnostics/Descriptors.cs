using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Diagnostics;

/// <summary>
/// Everything that the analyzers report. A range of ids per area: services TUT0001 to TUT0019, endpoints and routes TUT0020 to TUT0049,
/// binding TUT0050 to TUT0059, types TUT0060 to TUT0079, calls TUT0080 to TUT0099, lifetimes TUT0100 to TUT0119,
/// databases TUT0120 to TUT0149, queries TUT0150 to TUT0169. An id is never used again for something else.
/// </summary>
/// <remarks>A message is one sentence that names the thing, says the reason and, after a semicolon, the remedy.</remarks>
internal static partial class Descriptors
{
    /// <summary>Where the pages of <c>docs/diagnostics</c> can be read.</summary>
    private const string Pages = "https://github.com/tutti-framework/tutti/blob/main/docs/diagnostics/";

    /// <summary>All descriptors, ordered by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All => [.. OfApp, .. OfCalls, .. OfLifetimes, .. OfSql];

    /// <summary>What is said of services and endpoints.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfApp => [.. Services, .. Endpoints, .. Binding, .. Schema];

    /// <summary>What is said of calls between services, and of the borders between them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfCalls => Calls;

    /// <summary>What is said of what services register, and of how long objects live.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfLifetimes => Lifetimes;

    /// <summary>What is said of databases, their migrations and queries.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfSql => [.. Databases, .. Queries];
}
