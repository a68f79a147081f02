using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Tutti.CodeFixes.Tests.Harness;
using Tutti.Generators.Tests.Harness;

namespace Tutti.CodeFixes.Tests;

/// <summary>The page of all fixes says what there is, held against what is offered for the cases of the generator's tests.</summary>
public sealed partial class CatalogueTests
{
    private const string Page = "docs/reference/code-fixes.md";
    private const string Cases = "test/Tutti.Generators.Tests/cases";

    private static readonly ILookup<string, string> Titles = Row()
        .Matches(Repository.Text(Page))
        .SelectMany(row =>
            Title()
                .Matches(row.Groups["titles"].Value)
                .Select(title => (Id: row.Groups["id"].Value, Title: title.Groups["title"].Value))
        )
        .ToLookup(row => row.Id, row => row.Title);

    public static TheoryData<string> CasesWithFixes =>
        [
            .. Directory
                .GetFiles(Repository.File(Cases), "Errors.txt", SearchOption.AllDirectories)
                .Where(file =>
                    Providers.All.SelectMany(p => p.FixableDiagnosticIds).Any(File.ReadAllText(file).Contains)
                )
                .Select(file =>
                    Path.GetRelativePath(Repository.File(Cases), Path.GetDirectoryName(file)!).Replace('\\', '/')
                )
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public void ThePageHasARowForEachDiagnosticThatCanBeFixed() =>
        Assert.Equal(
            Providers
                .All.SelectMany(provider => provider.FixableDiagnosticIds)
                .Distinct()
                .Order(StringComparer.Ordinal),
            Titles.Select(row => row.Key).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(CasesWithFixes))]
    public async Task ThePageSaysWhatIsOfferedAndEachOfferLeavesCodeThatCanBeRead(string name)
    {
        var project = IdeProject.Open(TestProject.OfFolder(Repository.File($"{Cases}/{name}")));
        foreach (var id in (await project.DiagnosticsAsync()).Select(diagnostic => diagnostic.Id).Distinct())
        {
            foreach (var action in await Repair.OffersAsync(project, id))
            {
                Assert.True(
                    Titles[id].Any(title => Pattern(title).IsMatch(action.Title)),
                    $"{Page} does not say that {id} offers '{action.Title}'."
                );
                var source = await (await Repair.ApplyAsync(project, action)).SourceAsync();
                Assert.DoesNotContain(
                    source.Compile().SyntaxTrees.SelectMany(tree => tree.GetDiagnostics()),
                    diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
                );
            }
        }
    }

    private static Regex Pattern(string title) =>
        new($"^{Regex.Escape(title).Replace("…", ".+", StringComparison.Ordinal)}$");

    [GeneratedRegex(@"^\| \[?(?<id>(TUT|CS)\d+)[^|]*\|(?<titles>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<title>[^`]+)`")]
    private static partial Regex Title();
}
