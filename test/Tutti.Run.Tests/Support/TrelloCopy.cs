using Tutti.Cli.Tests.Support;

namespace Tutti.Run.Tests.Support;

/// <summary>
/// A copy of the example Trello, which a test may edit, with a copy of the framework as it was built: another build in this repository, at the same time,
/// would otherwise be a change of the app.
/// </summary>
internal sealed class TrelloCopy : IDisposable
{
    private static readonly string Configuration = Path.GetFileName(
        Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)
    );

    private readonly TemporaryFolder _folder = new();

    public TrelloCopy()
    {
        var examples = Path.Combine(Repository.Root, "examples");
        Repository.Copy(Path.Combine(examples, "trello"), Folder);
        _folder.Write(
            "Directory.Build.props",
            $"""<Project><Import Project="{Path.Combine(examples, "Directory.Build.props")}" /></Project>"""
        );
        _folder.Write("Directory.Packages.props", "<Project />");
        _folder.Write(
            "Directory.Build.targets",
            $"""
            <Project>
              <ItemGroup>
                <Reference Include="{Copied("Tutti.Abstractions", from: "Tutti.Runtime")}" />
                <Reference Include="{Copied("Tutti.Processes", from: "Tutti.Runtime")}" />
                <Reference Include="{Copied("Tutti.Runtime", from: "Tutti.Runtime")}" />
                <Analyzer Include="{Copied("Tutti.Generators", from: "Tutti.Generators")}" />
                <Analyzer Include="{Copied("Tutti.Model", from: "Tutti.Generators")}" />
              </ItemGroup>
            </Project>
            """
        );
    }

    public string Folder => _folder.Path;

    public void Replace(string file, string old, string with) => _folder.Replace($"TrelloClone/{file}", old, with);

    public void Write(string file, string text) => _folder.Write(file, text);

    public void Dispose() => _folder.Dispose();

    // In a folder that no build and no watcher looks into.
    private string Copied(string assembly, string from)
    {
        var built = Path.Combine(Repository.Root, "artifacts", "bin", from, Configuration, $"{assembly}.dll");
        var copy = Path.Combine(
            Directory.CreateDirectory(Path.Combine(Folder, ".framework")).FullName,
            $"{assembly}.dll"
        );
        File.Copy(built, copy, overwrite: true);
        return copy;
    }
}
