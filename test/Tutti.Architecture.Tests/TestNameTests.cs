using System.Text.RegularExpressions;
using Tutti.Architecture.Tests.Support;

namespace Tutti.Architecture.Tests;

/// <summary>The name of a test is a sentence that says what holds.</summary>
public sealed partial class TestNameTests
{
    private const int FewestWords = 3;

    private static readonly IReadOnlyList<(string File, string Name)> Tests =
    [
        .. Repository
            .Files("test", "*.cs")
            .SelectMany(file =>
                TestMethod().Matches(Repository.Read(file)).Select(m => (file, m.Groups["name"].Value))
            ),
    ];

    [Fact]
    public void NamesOfTestsAreSentences()
    {
        Assert.NotEmpty(Tests);
        Assert.Empty(Named(t => !Sentence().IsMatch(t) || Word().Count(t) < FewestWords));
    }

    [Fact]
    public void NamesOfTestsStateWhatHolds() => Assert.Empty(Named(t => Filler().IsMatch(t)));

    private static IEnumerable<string> Named(Func<string, bool> how) =>
        Tests.Where(t => how(t.Name)).Select(t => $"{t.File}: {t.Name}");

    [GeneratedRegex(
        @"\[(Fact|Theory)\b[^\n]*\n(\s*(\[[^\n]*|[^\n\[\]]*\)\]|//[^\n]*)\n)*?\s*public (static )?(async )?[\w<>]+ (?<name>\w+)\("
    )]
    private static partial Regex TestMethod();

    // Digits number nothing; they belong to words that have them.
    [GeneratedRegex(@"^(?=[A-Z])(Utf8|Http2|Int(8|16|32|64|128)|[A-Za-z])+$")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[A-Z][a-z]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"Should|^Test|Tests?$|^Check|^Verify")]
    private static partial Regex Filler();
}
