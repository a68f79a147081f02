using System.CommandLine;
using System.Reflection;
using Tutti.Cli.Output;
using Tutti.Cli.Tests.Support;
using Tutti.DevHost;

namespace Tutti.Cli.Tests;

/// <summary><c>docs/reference/cli.md</c> has every command, option, error code and exit code of the real command line.</summary>
public sealed class CommandReferenceTests
{
    private static readonly string Reference = File.ReadAllText(
            Path.Combine(Repository.Root, "docs", "reference", "cli.md")
        )
        .ReplaceLineEndings("\n");

    private static readonly RootCommand Root = CommandLine.Create(
        new CommandContext(new Terminals(new Terminal(TextWriter.Null), new Terminal(TextWriter.Null)), "/")
    );

    public static TheoryData<string> Commands() => [.. Root.Subcommands.Select(command => command.Name)];

    [Fact]
    public void ThereIsASectionForEachCommandAndNoOther() =>
        Assert.Equal(
            Root.Subcommands.Select(command => $"## tutti {command.Name}"),
            Reference.Split('\n').Where(line => line.StartsWith("## tutti ", StringComparison.Ordinal))
        );

    [Theory]
    [MemberData(nameof(Commands))]
    public void EachCommandHasItsRow(string command) => Assert.Contains($"(#tutti-{command}) |", Reference);

    [Theory]
    [MemberData(nameof(Commands))]
    public void TheFirstBlockOfASectionHasTheOptions(string name)
    {
        var command = Root.Subcommands.Single(command => command.Name == name);
        string[] options =
        [
            .. command.Subcommands.Append(command).SelectMany(each => each.Options).Select(option => option.Name),
        ];
        var section = Reference[Reference.IndexOf($"## tutti {name}\n", StringComparison.Ordinal)..];
        var synopsis = section.Split("```")[1];

        // These are said once for all commands.
        var missing = options
            .Except(["--help", "--app"])
            .Where(option => !synopsis.Contains(option, StringComparison.Ordinal));
        Assert.Empty(missing);
        var unknown = synopsis
            .Split([' ', '[', ']', '\n', '|'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.StartsWith("--", StringComparison.Ordinal))
            .Except(options);
        Assert.Empty(unknown);
        Assert.DoesNotContain(
            command.Subcommands,
            each => !synopsis.Contains($"tutti {name} {each.Name} ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void EachErrorCodeHasItsRow() =>
        Assert.DoesNotContain(Constants(typeof(ToolErrors)), code => !Reference.Contains($"| `{code}` |"));

    [Fact]
    public void EachExitCodeHasItsRow() =>
        Assert.DoesNotContain(Constants(typeof(ExitCodes)), code => !Reference.Contains($"| {code} |"));

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => $"{field.GetRawConstantValue()}");
}
