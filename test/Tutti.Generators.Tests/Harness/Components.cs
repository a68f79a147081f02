using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Tutti.Generators.Routing;

namespace Tutti.Generators.Tests.Harness;

/// <summary>The generators and analyzers of the package, found as the compiler finds them: by their attributes.</summary>
internal static class Components
{
    public static ImmutableArray<IIncrementalGenerator> Generators { get; } =
        Create<IIncrementalGenerator>(typeof(GeneratorAttribute));

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        Create<DiagnosticAnalyzer>(typeof(DiagnosticAnalyzerAttribute));

    private static ImmutableArray<T> Create<T>(Type attribute) =>
        [
            .. typeof(RouteTemplate)
                .Assembly.GetTypes()
                .Where(type => type.IsDefined(attribute, inherit: false))
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .Select(type => (T)Activator.CreateInstance(type)!),
        ];
}
