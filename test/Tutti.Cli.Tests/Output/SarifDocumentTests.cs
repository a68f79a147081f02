using System.Text.Json.Nodes;
using Tutti.Cli.Output;
using Tutti.Cli.Tests.Support;
using Tutti.DevHost.Builds;

namespace Tutti.Cli.Tests.Output;

public sealed class SarifDocumentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryMemberThatTheStandardRequiresIsThere()
    {
        var log = Document(Ours(), Compiler(), WithoutPlace());

        Assert.Equal("2.1.0", (string?)log["version"]);
        var run = Assert.Single(log["runs"]!.AsArray())!;
        Assert.Equal("tutti", (string?)run["tool"]!["driver"]!["name"]);
        foreach (var rule in run["tool"]!["driver"]!["rules"]!.AsArray())
        {
            Assert.NotNull((string?)rule!["id"]);
            Assert.True(Uri.TryCreate((string?)rule["helpUri"], UriKind.Absolute, out _));
        }
        foreach (var invocation in run["invocations"]!.AsArray())
        {
            Assert.False((bool)invocation!["executionSuccessful"]!);
        }
        foreach (var result in run["results"]!.AsArray())
        {
            Assert.NotNull((string?)result!["message"]!["text"]);
            Assert.Contains((string?)result["level"], new[] { "error", "warning" });
            var locations = Items(result, "locations").Concat(Items(result, "relatedLocations"));
            foreach (var location in locations)
            {
                var place = location!["physicalLocation"]!;
                Assert.NotNull((string?)place["artifactLocation"]!["uri"]);
                Assert.All(
                    place["region"]!.AsObject(),
                    number => Assert.True((int)number.Value! > 0, $"{number.Key} counts from 1.")
                );
            }
        }
    }

    [Fact]
    public void ResultsPointToTheirRules()
    {
        var run = Document(Ours(), Compiler(), WithoutPlace())["runs"]![0]!;
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();

        Assert.Equal(["CS0103", "TUT0002"], rules.Select(rule => (string?)rule!["id"]));
        foreach (var result in run["results"]!.AsArray().Where(result => result!["ruleId"] is not null))
        {
            Assert.Equal((string?)result!["ruleId"], (string?)rules[(int)result["ruleIndex"]!]!["id"]);
        }
        Assert.Equal("A service lies inside the folder of another", (string?)rules[1]!["shortDescription"]!["text"]);
        Assert.Equal("https://learn.microsoft.com/search/?terms=cs0103", (string?)rules[0]!["helpUri"]);
    }

    [Fact]
    public void AddressesAreRelativeToTheRootThatIsNamed()
    {
        var run = Document(Ours())["runs"]![0]!;
        var root = (string?)run["originalUriBaseIds"]!["SRCROOT"]!["uri"];

        Assert.Equal(new Uri(_folder.Path).AbsoluteUri + "/", root);
        var file = run["results"]![0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!;
        Assert.Equal("My%20Shop/Yo.cs", (string?)file["uri"]);
        Assert.Equal("SRCROOT", (string?)file["uriBaseId"]);
    }

    [Fact]
    public void RelatedPlacesHaveATextAndANumber()
    {
        var related = Document(Ours())["runs"]![0]!["results"]![0]!["relatedLocations"]![0]!;

        Assert.Equal(1, (int)related["id"]!);
        Assert.NotNull((string?)related["message"]!["text"]);
        Assert.StartsWith(
            "file:///",
            (string?)related["physicalLocation"]!["artifactLocation"]!["uri"],
            StringComparison.Ordinal
        );
    }

    private JsonObject Document(params BuildDiagnostic[] diagnostics) =>
        SarifDocument.Of(new() { Succeeded = false, Diagnostics = diagnostics }, _folder.Path, "1.0.0");

    private static IEnumerable<JsonNode?> Items(JsonNode node, string name) => node[name]?.AsArray() ?? [];

    private BuildDiagnostic Ours() =>
        new()
        {
            IsError = true,
            Code = "TUT0002",
            Message = "One lies inside of the other.",
            Help = "https://example.org/TUT0002.md",
            File = _folder.Combine("My Shop/Yo.cs"),
            Line = 3,
            Column = 7,
            EndLine = 3,
            EndColumn = 9,
            Related =
            [
                new()
                {
                    File = Path.Combine(Path.GetTempPath(), "Elsewhere.cs"),
                    Line = 1,
                    Column = 1,
                },
            ],
        };

    private BuildDiagnostic Compiler() =>
        new()
        {
            IsError = false,
            Code = "CS0103",
            Message = "No such name.",
            File = _folder.Combine("A.cs"),
            Line = 3,
        };

    private static BuildDiagnostic WithoutPlace() => new() { IsError = true, Message = "The build ended." };
}
