using System.Text;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Docs.Tests;

/// <summary>The tables of <c>docs/diagnostics/README.md</c>, one per area, are written from the descriptors.</summary>
public sealed class DiagnosticIndexTests
{
    private const string Index = "docs/diagnostics/README.md";
    private const string UpdateVariable = "TUTTI_UPDATE_SNAPSHOTS";

    // The areas in their order, by the category of their descriptors.
    private static readonly (string Category, string Heading)[] Areas =
    [
        ("Services", "Services and their folders"),
        ("Endpoints", "Endpoints and routes"),
        ("Binding", "What an endpoint reads"),
        ("Schema", "Types that are exchanged"),
        ("Calls", "Calls between services"),
        ("Lifetimes", "Lifetimes"),
        ("Databases", "Databases and their migrations"),
        ("Queries", "Queries"),
    ];

    [Fact]
    public void TheIndexListsEveryDiagnosticWithItsTitleAndSeverity()
    {
        var text = Repository.Text(Index);
        var start = text.IndexOf($"## {Areas[0].Heading}", StringComparison.Ordinal);
        var tables = Tables();
        if (text[start..] != tables && Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(Repository.File(Index), text[..start] + tables);
            return;
        }
        Assert.True(text[start..] == tables, $"Set {UpdateVariable}=1 to write this into {Index}:\n\n{tables}");
    }

    [Fact]
    public void EveryDiagnosticIsOfAKnownArea() =>
        Assert.Empty(Descriptors.All.Select(known => known.Category).Except(Areas.Select(area => area.Category)));

    private static string Tables()
    {
        var text = new StringBuilder();
        foreach (var (category, heading) in Areas)
        {
            var rows = Descriptors
                .All.Where(known => known.Category == category)
                .OrderBy(known => known.Id, StringComparer.Ordinal)
                .Select(Row)
                .ToList();
            if (rows.Count > 0)
            {
                text.Append(text.Length == 0 ? "" : "\n").Append("## ").Append(heading);
                text.Append("\n\n| id | title | severity |\n|---|---|---|\n").AppendJoin("", rows);
            }
        }
        return text.ToString();
    }

    private static string Row(DiagnosticDescriptor known)
    {
        var severity = known.DefaultSeverity.ToString().ToLowerInvariant();
        return $"| [{known.Id}]({known.Id}.md) | {known.Title} | {severity} |\n";
    }
}
