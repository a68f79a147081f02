using System.Diagnostics;
using System.Xml.Linq;
using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests;

/// <summary>The script <c>tutti</c> in a fresh clone, as far as it needs one.</summary>
public sealed class ScriptTests : IDisposable
{
    private static readonly TimeSpan BuildPatience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _clone = new();

    public ScriptTests()
    {
        foreach (var file in (string[])["tutti", "Directory.Build.props", "Directory.Packages.props", "global.json"])
        {
            File.Copy(Path.Combine(Repository.Root, file), _clone.Combine(file));
        }
        foreach (var folder in ProjectsOf("Tutti.Cli").Select(project => $"src/{project}").Append("eng"))
        {
            Repository.Copy(Path.Combine(Repository.Root, folder), _clone.Combine(folder));
        }
    }

    public void Dispose() => _clone.Dispose();

    [Fact]
    public async Task FirstCallBuildsAndTheOthersDoNot()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A script for Unix.");
        using var first = Start("version", "--json");
        using var atOnce = Start("version", "--json");

        Assert.Equal(0, await first.ExitAsync(BuildPatience));
        Assert.Equal(0, await atOnce.ExitAsync(BuildPatience));
        using var later = Start("version", "--json");
        Assert.Equal(0, await later.ExitAsync());

        Assert.Single(new[] { first, atOnce }, call => call.Error == "Building the tutti command line …\n");
        Assert.Equal("", later.Error);
        Assert.All(new[] { first, atOnce, later }, call => Assert.StartsWith("{\"tutti\":", call.Out));
    }

    [Fact]
    public void ScriptLooksAtEveryProjectThatTheToolIsMadeOf()
    {
        var script = File.ReadAllText(Path.Combine(Repository.Root, "tutti"));

        var ofWindows = File.ReadAllText(Path.Combine(Repository.Root, "tutti.cmd"));

        Assert.All(
            ProjectsOf("Tutti.Cli"),
            project => Assert.Contains($"\"$root/src/{project}\"", script, StringComparison.Ordinal)
        );
        var list = $"({string.Join(' ', ProjectsOf("Tutti.Cli").Distinct().Order(StringComparer.Ordinal))})";
        Assert.Equal(2, ofWindows.Split(list).Length - 1);
    }

    [Fact]
    public async Task ErrorsOfItsOwnBuildAreShown()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A script for Unix.");
        _clone.Write("src/Tutti.Model/Broken.cs", "class Broken {");

        using var tutti = Start("version");

        Assert.Equal(1, await tutti.ExitAsync(BuildPatience));
        Assert.Contains("error CS1513", tutti.Error);
        Assert.Contains("tutti: The command line does not build", tutti.Error);
    }

    [Theory]
    [InlineData("INT", false)]
    [InlineData("TERM", false)]
    [InlineData("INT", true)]
    public async Task SignalDuringItsOwnBuildLeavesNothingBehind(string signal, bool toGroup)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A script for Unix.");
        using var tutti = Start("run", "anything");
        await tutti.TextAsync("Building");
        await Wait.UntilAsync(() => ProcessTable.About("Tutti.Cli.csproj", _clone.Path).Length > 0, "the build");
        var watch = Stopwatch.StartNew();

        if (toGroup)
        {
            tutti.SignalGroup(signal);
        }
        else
        {
            tutti.Signal(signal);
        }

        Assert.Equal(0, await tutti.ExitAsync());
        Assert.True(watch.Elapsed < Wait.ForStop, $"It took {watch.Elapsed}.");
        await ProcessTable.NothingAboutAsync(_clone.Path);
    }

    private static IEnumerable<string> ProjectsOf(string project) =>
        XDocument
            .Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .SelectMany(ProjectsOf)
            .Append(project)
            .Distinct(StringComparer.Ordinal);

    private TuttiProcess Start(params IEnumerable<string> args) =>
        TuttiProcess.StartProgram(_clone.Path, [_clone.Combine("tutti"), .. args]);
}
