using Tutti.Run.Tests.Support;
using Tutti.Support;

namespace Tutti.Cli.Tests.Support;

/// <summary>A copy of the app of the fixtures that has a database: one service keeps notes there, another one counts them.</summary>
internal sealed class NotesApp : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public NotesApp()
    {
        Needs.Postgres();
        Repository.Copy(Path.Combine(Repository.Root, "test", "fixtures", "NotesApp"), Folder);
        FrameworkCopy.AddTo(Folder, Repository.Root);
    }

    public string Folder => _folder.Path;

    /// <summary>Writes a migration, as a developer saves it.</summary>
    public void Migrate(string name, string sql) => _folder.Write($"Notes/migrations/{name}.up.sql", sql);

    public void Write(string file, string text) => _folder.Write(file, text);

    public void Delete(string file) => File.Delete(_folder.Combine(file));

    /// <summary>Runs a command on its databases.</summary>
    public Task<CommandRun> DbAsync(params string[] arguments) =>
        CommandRun.RunAsync(_folder.Path, ["db", .. arguments]);

    public void Dispose() => _folder.Dispose();
}
