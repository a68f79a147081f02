using System.Text.RegularExpressions;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Docs.Tests;

/// <summary>The table of behaviours, <c>test/BEHAVIOUR.md</c>, names tests that exist.</summary>
public sealed partial class BehaviourTests
{
    private static readonly IReadOnlyList<string> Sources =
    [
        .. Directory
            .EnumerateFiles(Repository.File("test"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .Select(File.ReadAllText),
    ];

    private static IReadOnlyList<Match> Rows => Row().Matches(Repository.Text("test/BEHAVIOUR.md"));

    [Fact]
    public void EveryCaseHasAnIdOfItsOwnAndAState()
    {
        var ids = Rows.Select(row => row.Groups["id"].Value).ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(Rows, row => Assert.Contains(row.Groups["state"].Value, new[] { "held", "changed", "waits" }));
    }

    [Fact]
    public void WhatIsHeldSaysWhere() =>
        Assert.All(
            Rows.Where(row => row.Groups["state"].Value == "held"),
            row => Assert.NotEmpty(row.Groups["why"].Value)
        );

    [Fact]
    public void EveryNamedTestExists()
    {
        var names = Rows.SelectMany(row => TestName().Matches(row.Groups["why"].Value));
        Assert.DoesNotContain(names, name => !Exists(name.Groups["class"].Value, name.Groups["method"].Value));
    }

    [Fact]
    public void EveryNamedCaseExists()
    {
        var cases = Rows.SelectMany(row => CaseName().Matches(row.Groups["why"].Value)).Select(name => name.Value);
        Assert.DoesNotContain(cases, name => !Directory.Exists(Repository.File($"test/Tutti.Generators.Tests/{name}")));
    }

    private static bool Exists(string type, string method) =>
        Sources.Any(text =>
            text.Contains($" class {type}", StringComparison.Ordinal)
            && text.Contains($" {method}(", StringComparison.Ordinal)
        );

    [GeneratedRegex(@"^\| (?<id>[a-z]+-\d+) \| [^|]+ \| (?<state>\w+) \| (?<why>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<method>\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"(?<=`)cases/[\w/]+(?=`)")]
    private static partial Regex CaseName();
}
