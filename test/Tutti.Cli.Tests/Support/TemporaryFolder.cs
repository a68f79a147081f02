namespace Tutti.Cli.Tests.Support;

/// <summary>A folder of one test, outside of any repository.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tutti-test-").FullName;

    /// <summary>A copy of the app of the fixtures.</summary>
    public static TemporaryFolder WithSupervisedApp()
    {
        var folder = new TemporaryFolder();
        Repository.Copy(Repository.SupervisedApp, folder.Path);
        return folder;
    }

    public string Combine(string relative) => System.IO.Path.Combine(Path, relative);

    public string Write(string relative, string text)
    {
        var path = Combine(relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Replace(string relative, string old, string with) =>
        File.WriteAllText(Combine(relative), File.ReadAllText(Combine(relative)).Replace(old, with));

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process that a failed test left behind may still write here.
        }
    }
}
