using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tutti.Generators.Tests.Harness;

/// <summary>The build properties that MSBuild hands to the compiler, such as <c>build_property.ProjectDir</c>.</summary>
internal sealed class ProjectOptions(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options.Empty;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Options.Empty;

    private sealed class Options(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptions
    {
        public static readonly Options Empty = new(ImmutableDictionary<string, string>.Empty);

        public override IEnumerable<string> Keys => properties.Keys.Select(key => "build_property." + key);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            const string Prefix = "build_property.";
            value = null;
            return key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
                && properties.TryGetValue(key[Prefix.Length..], out value);
        }
    }
}
