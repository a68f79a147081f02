using Tutti.Processes.Environments;

namespace Tutti.Processes.Tests.Environments;

/// <summary>What people see when their file is wrong. <c>TUTTI_UPDATE_CASES=1</c> writes it anew.</summary>
public sealed class BadEnvironmentTests
{
    public static TheoryData<string> Cases() => EnvironmentCases.Bad();

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryProblemOfAFileIsListed(string name)
    {
        var result = EnvironmentCases.Read(name);
        var shown = EnvironmentProblemText.Of($"{name}.json", result.Problems);
        var expected = Path.Combine(EnvironmentCases.Folder, $"{name}.txt");
        if (Environment.GetEnvironmentVariable("TUTTI_UPDATE_CASES") == "1")
        {
            File.WriteAllText(expected, shown);
        }

        Assert.Null(result.Environment);
        Assert.NotEmpty(result.Problems);
        Assert.Equal(File.ReadAllText(expected).ReplaceLineEndings("\n"), shown);
    }

    [Fact]
    public void NoMessageIsWithoutACase()
    {
        var cases = Directory
            .EnumerateFiles(EnvironmentCases.Folder, "*.json")
            .Select(Path.GetFileNameWithoutExtension);
        var messages = Directory
            .EnumerateFiles(EnvironmentCases.Folder, "*.txt")
            .Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(cases.Order(StringComparer.Ordinal), messages.Order(StringComparer.Ordinal));
        Assert.True(cases.Count() >= 40);
    }

    [Fact]
    public void SecretsAreInNoMessage()
    {
        var messages = string.Concat(
            Directory.EnumerateFiles(EnvironmentCases.Folder, "*.txt").Select(File.ReadAllText)
        );

        Assert.DoesNotContain("hunter2", messages);
        Assert.DoesNotContain("sesame", messages);
        Assert.DoesNotContain("a-key-that-stands-alone", messages);
        Assert.DoesNotContain("0123456789abcdef", messages);
        Assert.DoesNotContain("me:secret", messages);
        Assert.DoesNotContain("12345", messages.Replace("123456789012345678901234567890", ""));
    }

    [Theory]
    [InlineData("bad-keys", true)]
    [InlineData("incomplete-certificates", true)]
    [InlineData("bad-database-hosts", true)]
    [InlineData("unset-variables", false)]
    public void LinesWithSecretsAreNotToBeShown(string name, bool hides) =>
        Assert.Equal(hides, EnvironmentCases.Read(name).Problems.Any(problem => problem.HidesSource));

    [Fact]
    public void EveryCodeHasACase()
    {
        var messages = string.Concat(
            Directory.EnumerateFiles(EnvironmentCases.Folder, "*.txt").Select(File.ReadAllText)
        );
        var codes = typeof(EnvironmentCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!);

        // A file of more than a mebibyte is none to be committed.
        var shown = codes.Where(code => code != EnvironmentCodes.FileTooLarge);
        Assert.DoesNotContain(shown, code => !messages.Contains($"[{code}]"));
    }
}
