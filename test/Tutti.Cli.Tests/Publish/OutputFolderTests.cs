using Tutti.Cli.Tests.Support;
using Tutti.DevHost;
using Tutti.DevHost.Publish;

namespace Tutti.Cli.Tests.Publish;

public sealed class OutputFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Output => _folder.Combine("out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ANewFolderGetsAllFiles()
    {
        Assert.Equal(["a.dll", "nested/b.json"], Replace("a.dll", "nested/b.json"));

        Assert.Equal([".tutti-build.json", "a.dll", "nested/b.json"], Files());
    }

    [Fact]
    public void WhatIsNoLongerPublishedGoesWithItsFolder()
    {
        Replace("a.dll", "old/b.json", "old/c.json");

        Replace("a.dll", "d.dll");

        Assert.Equal([".tutti-build.json", "a.dll", "d.dll"], Files());
        Assert.False(Directory.Exists(Path.Combine(Output, "old")));
    }

    [Fact]
    public void ForeignFilesStayWhereTheyAre()
    {
        Replace("a.dll", "old/b.json");
        _folder.Write("out/old/mine.txt", "mine");

        Replace("a.dll");

        Assert.Equal([".tutti-build.json", "a.dll", "old/mine.txt"], Files());
    }

    [Fact]
    public void AForeignFileIsNotOverwritten()
    {
        Replace("a.dll");
        _folder.Write("out/b.dll", "mine");

        var error = Assert.Throws<ToolException>(() => Replace("a.dll", "b.dll"));

        Assert.Equal(ToolErrors.FolderUnusable, error.Code);
        Assert.Contains("b.dll is in the way", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Output, "b.dll")));
    }

    [Fact]
    public void AFolderOfSomebodyElseIsRefused()
    {
        _folder.Write("out/mine.txt", "mine");

        Assert.Equal(ToolErrors.FolderUnusable, Assert.Throws<ToolException>(() => OutputFolder.Open(Output)).Code);
    }

    [Fact]
    public void AListThatNamesFilesOutsideDeletesNothingThere()
    {
        var outside = _folder.Write("mine.txt", "mine");
        _folder.Write("out/.tutti-build.json", """["../mine.txt", "a.dll"]""");

        Replace("b.dll");

        Assert.True(File.Exists(outside));
    }

    [Fact]
    public void AListThatIsNoneIsRefused()
    {
        _folder.Write("out/.tutti-build.json", "{");

        Assert.Equal(ToolErrors.FolderUnusable, Assert.Throws<ToolException>(() => OutputFolder.Open(Output)).Code);
    }

    private IReadOnlyList<string> Replace(params string[] files)
    {
        using var published = new TemporaryFolder();
        foreach (var file in files)
        {
            published.Write(file, file);
        }
        return OutputFolder.Open(Output).Replace(published.Path);
    }

    private IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(Output, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Output, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
