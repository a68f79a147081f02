using Tutti.Examples.Tests.Support;

namespace Tutti.Examples.Tests.Groupings;

/// <summary>What <c>docs/guide/environments.md</c> shows of the example is so.</summary>
public sealed class EnvironmentGuideTests
{
    private static readonly string s_page = File.ReadAllText(
            Path.Combine(Repository.Root, "docs", "guide", "environments.md")
        )
        .ReplaceLineEndings("\n");

    private static readonly string s_example = Path.Combine(Repository.Root, "examples", "trello");

    [Fact]
    public void TheFileIsThatOfTheExample() =>
        Assert.Contains(
            $"```jsonc\n{File.ReadAllText(Path.Combine(s_example, "tutti.two-groups.json")).ReplaceLineEndings("\n")}```",
            s_page,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task TheDescriptionIsThatOfTheExample() =>
        Assert.Contains(
            $"$ tutti describe examples/trello --env two-groups\n{await Cli.TextAsync("describe", s_example, "--env", "two-groups")}```",
            s_page,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("two-groups")]
    [InlineData("production")]
    public async Task NothingIsWrongWithTheExamplesEnvironments(string name)
    {
        var report = await Cli.JsonAsync("check", s_example, "--env", name);

        Assert.True((bool?)report["ok"], report.ToJsonString());
    }
}
