using Tutti.Cli.Tests.Support;

namespace Tutti.Run.Tests.Support;

/// <summary>A copy of the example Trello, with the framework as it was built, which a test may edit.</summary>
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
                <Reference Include="{Built("Tutti.Abstractions")}" />
                <Reference Include="{Built("Tutti.Runtime")}" />
                <Analyzer Include="{Built("Tutti.Generators")}" />
                <Analyzer Include="{Built("Tutti.Model", "_netstandard2.0")}" />
              </ItemGroup>
            </Project>
            """
        );
    }

    public string Folder => _folder.Path;

    public void Replace(string file, string old, string with) => _folder.Replace($"TrelloClone/{file}", old, with);

    public void Write(string file, string text) => _folder.Write(file, text);

    public void Dispose() => _folder.Dispose();

    private static string Built(string project, string target = "") =>
        Path.Combine(Repository.Root, "artifacts", "bin", project, Configuration + target, $"{project}.dll");
}
