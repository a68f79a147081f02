using Tutti.CodeFixes.Tests.Harness;
using Tutti.Generators.Tests.Harness;

namespace Tutti.CodeFixes.Tests;

public sealed class ProviderTests
{
    [Fact]
    public void EachFixIsForADiagnosticThatExists()
    {
        var reported = Components.Analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).ToHashSet();
        var fixable = Providers
            .All.SelectMany(p => p.FixableDiagnosticIds)
            .Where(id => !id.StartsWith("CS", StringComparison.Ordinal));
        Assert.Empty(fixable.Except(reported));
    }

    [Fact]
    public void AtLeastTwentyFiveDiagnosticsCanBeFixed() =>
        Assert.True(Providers.All.SelectMany(p => p.FixableDiagnosticIds).Distinct().Count() >= 25);

    [Fact]
    public void EachFixIsExportedByItsOwnName() =>
        Assert.All(Providers.All, provider => Assert.Equal(provider.GetType().Name, Providers.NameOf(provider)));

    [Fact]
    public void EachFixIsExported() =>
        Assert.Equal(
            typeof(Fix)
                .Assembly.GetTypes()
                .Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(Fix)))
                .Select(t => t.Name)
                .Order(),
            Providers.All.Select(provider => provider.GetType().Name).Order()
        );
}
