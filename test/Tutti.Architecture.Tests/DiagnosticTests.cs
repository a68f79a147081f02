using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Tutti.Architecture.Tests.Support;

namespace Tutti.Architecture.Tests;

/// <summary>A diagnostic is five things with one id: a descriptor, a page, a case that shows it, and a row in the release notes.</summary>
public sealed partial class DiagnosticTests
{
    private const string Cases = "test/Tutti.Generators.Tests/cases";

    private static readonly IReadOnlyList<DiagnosticDescriptor> Descriptors =
    [
        .. ShippedAssemblies
            .Generators.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(DiagnosticDescriptor))
            .Select(f => (DiagnosticDescriptor)f.GetValue(null)!),
    ];

    [Fact]
    public void IdsAreUniqueAndOfOneForm()
    {
        Assert.NotEmpty(Descriptors);
        Assert.All(Descriptors, d => Assert.Matches("^TUT[0-9]{4}$", d.Id));
        Assert.Equal(Descriptors.Count, Descriptors.Select(d => d.Id).Distinct().Count());
    }

    [Fact]
    public void EachHasAPage() =>
        Assert.Equal(
            Ids,
            Repository.Files("docs/diagnostics", "TUT*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Order()
        );

    [Fact]
    public void EachHasACase()
    {
        var shown = string.Concat(Repository.Files(Cases, "Errors.txt").Select(Repository.Read));
        Assert.DoesNotContain(Ids, id => !shown.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public void EachHasARowInTheReleaseNotes()
    {
        var notes = string.Concat(
            Repository.Files("src/Tutti.Generators", "AnalyzerReleases.*.md").Select(Repository.Read)
        );
        Assert.Equal(Ids, ReleaseRow().Matches(notes).Select(m => m.Groups["id"].Value).Order());
    }

    [Fact]
    public void TheHelpLinkNamesThePage() =>
        Assert.All(Descriptors, d => Assert.Contains($"docs/diagnostics/{d.Id}.md", d.HelpLinkUri));

    private static IEnumerable<string> Ids => Descriptors.Select(d => d.Id).Order();

    [GeneratedRegex(@"^(?<id>TUT\d+)\s*\|", RegexOptions.Multiline)]
    private static partial Regex ReleaseRow();
}
