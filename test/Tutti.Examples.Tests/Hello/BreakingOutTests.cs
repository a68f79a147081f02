using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tutti.Examples.Tests.Support;

namespace Tutti.Examples.Tests.Hello;

/// <summary>The walk of <c>examples/hello/README.md</c>, with the files that are printed there, on a copy of the example.</summary>
public sealed partial class BrokenOut : IAsyncLifetime
{
    private static readonly string[] Requests =
    [
        "GET /hello/World",
        "GET /yo/World",
        "GET /hi/World",
        "DELETE /yo/World",
    ];

    public IReadOnlyList<Answer> AnswersBefore { get; private set; } = [];

    public IReadOnlyList<Answer> AnswersAfter { get; private set; } = [];

    /// <summary>What is said of the second folder while the first service still lies in the project's own.</summary>
    public JsonNode HalfWay { get; private set; } = null!;

    public JsonNode Model { get; private set; } = null!;

    public string Difference { get; private set; } = "";

    /// <summary>What is said of a service that calls the endpoint where it was.</summary>
    public JsonNode Caller { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var files = FilesInReadme();
        using var copy = await ExampleCopy.CreateAsync("hello");
        AnswersBefore = await AskAsync(copy, "single");

        copy.Write("Yo/YoService.cs", files["Yo/YoService.cs"]);
        HalfWay = await Cli.JsonAsync("check", copy.Folder);

        copy.Delete("HelloService.cs");
        copy.Write("Hello/HelloService.cs", files["Hello/HelloService.cs"]);
        AnswersAfter = await AskAsync(copy, "per-service");
        Model = await Cli.JsonAsync("describe", copy.Folder);
        Difference = await Cli.TextAsync("describe", copy.Folder, "--diff", "HEAD");

        copy.Write(
            "Welcomes/WelcomesService.cs",
            """
            using Hello;
            using Tutti;

            namespace Welcomes;

            [Service("welcomes")]
            public sealed class WelcomesService(IHelloClient hello)
            {
                [Post("/welcome", Public = true)]
                public Task<Greeting> Welcome(string name) => hello.YoAsync(name);
            }
            """
        );
        Caller = await Cli.JsonAsync("check", copy.Folder);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<IReadOnlyList<Answer>> AskAsync(ExampleCopy copy, string processes)
    {
        await using var running = await RunningExample.StartInAsync(copy.Folder, processes);
        var answers = new List<Answer>();
        foreach (var request in Requests)
        {
            answers.Add((await running.Api.SendAsync(request)).Repeatable());
        }
        return answers;
    }

    private static Dictionary<string, string> FilesInReadme()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "examples", "hello", "README.md"));
        return FileBlock()
            .Matches(readme.ReplaceLineEndings("\n"))
            .ToDictionary(block => block.Groups["path"].Value, block => block.Groups["text"].Value);
    }

    [GeneratedRegex(
        @"^```csharp\n// (?<path>\S+)\n(?<text>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex FileBlock();
}

public sealed class BreakingOutTests(BrokenOut walk) : IClassFixture<BrokenOut>
{
    [Fact]
    public void TheAnswersAreTheSame()
    {
        Assert.Equal(200, walk.AnswersBefore[1].Status);
        Assert.Equal(walk.AnswersBefore, walk.AnswersAfter);
    }

    [Fact]
    public void OnTheWayTheServiceThatHasToMoveIsNamed()
    {
        var diagnostic = Assert.Single(
            walk.HalfWay["diagnostics"]!.AsArray(),
            found => (string?)found!["code"] == "TUT0002"
        )!;
        Assert.Contains("move 'HelloService' into a folder of its own", (string?)diagnostic["message"]);
        var related = Assert.Single(diagnostic["related"]!.AsArray())!;
        Assert.Equal("HelloService.cs", Path.GetFileName((string?)related["file"]));
        Assert.Equal((7, 21), ((int)related["line"]!, (int)related["column"]!));
    }

    [Fact]
    public void TheModelHasTwoServices() =>
        Assert.Equal(
            ["hello Hello: Hello", "yo Yo: Yo"],
            walk.Model["services"]!
                .AsArray()
                .Select(service =>
                    $"{service!["name"]} {service["directory"]}: {string.Join(", ", service["endpoints"]!.AsArray().Select(endpoint => endpoint!["name"]))}"
                )
        );

    [Fact]
    public void TheDifferenceIsTheMove()
    {
        var lines = walk.Difference.TrimEnd('\n').Split('\n');
        Assert.Matches(@"^hello: HEAD \([0-9a-f]{8}\) → working tree$", lines[0]);
        Assert.Equal(["~ service hello  ./ → Hello/", "+ service yo  Yo/", "  ~ Yo  was hello.Yo"], lines[1..]);
    }

    [Fact]
    public void CallersAreNamedByTheCompiler()
    {
        var diagnostic = Assert.Single(walk.Caller["diagnostics"]!.AsArray())!;
        Assert.Equal("CS1061", (string?)diagnostic["code"]);
        Assert.Equal("WelcomesService.cs", Path.GetFileName((string?)diagnostic["file"]));
        Assert.Contains("'IHelloClient' does not contain a definition for 'YoAsync'", (string?)diagnostic["message"]);
    }
}
