using Tutti.Cli.Tests.Support;

namespace Tutti.Run.Tests.Support;

/// <summary>A copy of the example Trello, which a test may edit.</summary>
internal sealed class TrelloCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TrelloCopy()
    {
        Repository.Copy(Path.Combine(Repository.Root, "examples", "trello"), Folder);
        FrameworkCopy.AddTo(Folder, Repository.Root);
    }

    public string Folder => _folder.Path;

    public void Replace(string file, string old, string with) => _folder.Replace($"TrelloClone/{file}", old, with);

    public void Write(string file, string text) => _folder.Write(file, text);

    public void Dispose() => _folder.Dispose();
}
