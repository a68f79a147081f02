using System.Text.RegularExpressions;
using Tutti.Cli;
using Tutti.Cli.Output;
using Tutti.Docs.Tests.Pages;
using Tutti.Generators.Tests.Harness;

namespace Tutti.Docs.Tests;

/// <summary>The commands that documents tell to type exist, with their options.</summary>
public sealed partial class CommandTests
{
    public static TheoryData<string> Pages =>
        [.. Page.All.Where(path => Page.Load(path).Blocks.Any(block => Command().IsMatch(block.Text)))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task CommandsAndTheirOptionsExist(string path)
    {
        var unknown = new List<string>();
        foreach (var block in Page.Load(path).Blocks.Where(block => block.Language == "console"))
        {
            foreach (Match command in Command().Matches(block.Text))
            {
                unknown.AddRange(await UnknownOf(command.Groups["line"].Value.Split(" #")[0]));
            }
        }
        Assert.Empty(unknown);
    }

    private static async Task<IEnumerable<string>> UnknownOf(string line)
    {
        var verb = Verb().Match(line).Value;
        var help = await HelpOfAsync(verb);
        return help is null
            ? [$"tutti {line}: there is no such command"]
            : Option()
                .Matches(line)
                .Select(option => option.Value)
                .Where(option => !help.Contains(option))
                .Select(option => $"tutti {line}: there is no option {option}");
    }

    /// <summary>The options that the help of a command lists; <see langword="null"/> if there is no such command.</summary>
    private static async Task<HashSet<string>?> HelpOfAsync(string verb)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] args = [.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"];
        var exitCode = await CommandLine.RunAsync(
            args,
            new Terminals(new Terminal(output), new Terminal(error)),
            Repository.File(""),
            TestContext.Current.CancellationToken
        );
        // The help of the whole command line, which begins with its own usage, is shown for a word that is no command.
        var isKnown = exitCode == 0 && output.ToString().Contains($"tutti {verb}".TrimEnd(), StringComparison.Ordinal);
        return isKnown ? [.. Option().Matches(output.ToString()).Select(option => option.Value)] : null;
    }

    [GeneratedRegex(@"^(\$ )?(\./)?tutti(?<line>( .*)?)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    // Commands on databases have a second word.
    [GeneratedRegex(@"(?<=^ )(db [a-z]+|[a-z]+)")]
    private static partial Regex Verb();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();
}
