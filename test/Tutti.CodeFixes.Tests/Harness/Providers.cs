using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Tutti.CodeFixes.Tests.Harness;

/// <summary>The fixes, found as an IDE finds them: by their attributes.</summary>
internal static class Providers
{
    public static ImmutableArray<CodeFixProvider> All { get; } =
    [
        .. typeof(Fix)
            .Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    public static IEnumerable<CodeFixProvider> For(string id) =>
        All.Where(provider => provider.FixableDiagnosticIds.Contains(id));

    /// <summary>The name under which a fix is exported.</summary>
    public static string NameOf(CodeFixProvider provider) =>
        provider.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Name!;
}
