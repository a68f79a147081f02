using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Generators.Tests.Diagnostics;

/// <summary>A diagnostic is a descriptor, a case, a page and a row in the release notes, all with one id.</summary>
public sealed partial class DescriptorTests
{
    private static readonly Dictionary<string, (int First, int Last)> Areas = new(StringComparer.Ordinal)
    {
        ["Services"] = (1, 19),
        ["Endpoints"] = (20, 49),
        ["Binding"] = (50, 59),
        ["Schema"] = (60, 79),
        ["Calls"] = (80, 99),
        ["Lifetimes"] = (100, 119),
        ["Databases"] = (120, 149),
        ["Queries"] = (150, 169),
    };

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void IdsAreUniqueAndInOrder()
    {
        var ids = Descriptors.All.Select(descriptor => descriptor.Id).ToList();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void TheAnalyzerReportsNothingElse()
    {
        Assert.Equal(Descriptors.All, Components.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void AnIdIsLiteralAndInTheRangeOfItsArea(string id)
    {
        var descriptor = Find(id);
        var number = int.Parse(id["TUT".Length..], CultureInfo.InvariantCulture);
        var source = File.ReadAllText(
            Repository.File($"src/Tutti.Generators/Diagnostics/Descriptors.{descriptor.Category}.cs")
        );

        Assert.InRange(number, Areas[descriptor.Category].First, Areas[descriptor.Category].Last);
        Assert.Single(Regex.Matches(source, $"^        \"{id}\",$", RegexOptions.Multiline));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void TitleAndMessageAreSentencesWithoutAFullStop(string id)
    {
        var descriptor = Find(id);
        var title = descriptor.Title.ToString(CultureInfo.InvariantCulture);
        var message = descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);

        Assert.Matches(TitleStyle(), title);
        Assert.DoesNotMatch("[.!]$", message);
        Assert.True(
            message.Contains("; ", StringComparison.Ordinal) || message.EndsWith('}'),
            $"The message of {id} says no remedy: {message}"
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ThereIsAPageWithTheIdAndTitle(string id)
    {
        var descriptor = Find(id);
        var page = Repository.Text($"docs/diagnostics/{id}.md");

        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.StartsWith(
            $"# {id}: {descriptor.Title.ToString(CultureInfo.InvariantCulture)}\n",
            page,
            StringComparison.Ordinal
        );
        Assert.All(
            ["\n## Wrong\n", "\n## Right\n", "\n## How to fix it\n"],
            heading => Assert.Contains(heading, page, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheIndexListsThePage(string id)
    {
        var title = Find(id).Title.ToString(CultureInfo.InvariantCulture);
        var severity = Find(id).DefaultSeverity.ToString().ToLowerInvariant();

        Assert.Contains(
            $"\n| [{id}]({id}.md) | {title} | {severity} |\n",
            Repository.Text("docs/diagnostics/README.md"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheReleaseNotesHaveARow(string id)
    {
        var descriptor = Find(id);
        var title = descriptor.Title.ToString(CultureInfo.InvariantCulture);
        var notes =
            Repository.Text("src/Tutti.Generators/Diagnostics/AnalyzerReleases.Shipped.md")
            + Repository.Text("src/Tutti.Generators/Diagnostics/AnalyzerReleases.Unshipped.md");

        Assert.Contains(
            $"\n{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {title}\n",
            notes,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ACaseShowsIt(string id)
    {
        Assert.Contains(
            GoldenCase.Names,
            name => new GoldenCase(name).Expected.Contains($" {id}: ", StringComparison.Ordinal)
        );
    }

    private static DiagnosticDescriptor Find(string id) => Descriptors.All.Single(descriptor => descriptor.Id == id);

    [GeneratedRegex(@"^[A-Z\[].*[^.!]$")]
    private static partial Regex TitleStyle();
}
