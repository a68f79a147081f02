using System.Text.RegularExpressions;
using Tutti.Architecture.Tests.Support;

namespace Tutti.Architecture.Tests;

/// <summary>A file has one subject and fits in the head; nothing in the repository knows where it was made.</summary>
public sealed partial class FileTests(ITestOutputHelper output)
{
    private const int WantedLines = 300;
    private const int MostLines = 500;
    private const int MedianLines = 100;
    private const int MostRootEntries = 25;

    private static readonly string[] Folders = ["src", "test", "bench", "examples"];

    [Fact]
    public void NoFileIsTooLongToFitInTheHead()
    {
        var files = Folders
            .SelectMany(f => Repository.Files(f, "*.cs"))
            .Select(f => (Path: f, Lines: Lines(f)))
            .ToList();
        foreach (var (path, lines) in files.Where(f => f.Lines > WantedLines).OrderByDescending(f => f.Lines))
        {
            output.WriteLine($"{lines} lines, wanted are at most {WantedLines}: {path}");
        }
        Assert.Empty(files.Where(f => f.Lines > MostLines).Select(f => $"{f.Lines} lines: {f.Path}"));
    }

    [Fact]
    public void MostFilesAreShort()
    {
        var lengths = Repository.Files("src", "*.cs").Select(Lines).Order().ToList();
        var median = lengths[lengths.Count / 2];
        output.WriteLine(
            $"{lengths.Count} files; half of them have at most {median} lines, 90 % at most {lengths[lengths.Count * 9 / 10]}."
        );
        Assert.InRange(median, 1, MedianLines);
    }

    [Fact]
    public void TheRootIsReadAtAGlance() => Assert.InRange(Repository.RootEntries().Count, 1, MostRootEntries);

    [Fact]
    public void NoFileNamesTheMachineItWasWrittenOn()
    {
        var found =
            from file in Repository.Files(".").Where(IsText)
            from match in MachinePath().Matches(Repository.Read(file))
            select $"{file}: {match.Value}";
        Assert.Empty(found);
    }

    [Fact]
    public void NoSourceIsHiddenInARegion() =>
        Assert.DoesNotContain(
            Folders.SelectMany(f => Repository.Files(f, "*.cs")),
            f => Repository.Read(f).Contains("#" + "region", StringComparison.Ordinal)
        );

    private static int Lines(string file) => Repository.Read(file).AsSpan().Count('\n');

    private static bool IsText(string file) =>
        Path.GetExtension(file) is not (".png" or ".ico" or ".dll" or ".snk" or ".gz" or ".zip");

    // Home folders, and the roots of build machines. Written so that it does not find itself.
    [GeneratedRegex(@"(?<![\w.~-])/(root|work|home/[a-z]\w*|Users/[A-Za-z]\w*)/[\w.]+|\b[A-Z]:\\Users\\\w+")]
    private static partial Regex MachinePath();
}
