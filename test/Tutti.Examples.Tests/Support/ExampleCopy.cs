using Tutti.Run.Tests.Support;

namespace Tutti.Examples.Tests.Support;

/// <summary>
/// A copy of an example outside of this repository, in a git repository of its own: so that its builds get in the way of no others.
/// </summary>
internal sealed class ExampleCopy : IDisposable
{
    private ExampleCopy(string example)
    {
        CopyFiles(Path.Combine(Repository.Root, "examples", example), Folder);
        FrameworkCopy.AddTo(Folder, Repository.Root);
        Write(".gitignore", $"bin/\nobj/\n{FrameworkCopy.Folder}/\n");
    }

    /// <summary>Copies an example.</summary>
    public static ExampleCopy Of(string example) => new(example);

    public string Folder { get; } = Directory.CreateTempSubdirectory("tutti-example-").FullName;

    /// <summary>Copies an example and commits it.</summary>
    public static async Task<ExampleCopy> CreateAsync(string example)
    {
        var copy = new ExampleCopy(example);
        await Cli.GitAsync(copy.Folder, "init", "--quiet");
        await Cli.GitAsync(copy.Folder, "add", "--all");
        string[] author = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
        await Cli.GitAsync(copy.Folder, [.. author, "commit", "--quiet", "--message", "The example"]);
        return copy;
    }

    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Delete(string file) => File.Delete(Path.Combine(Folder, file));

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Git marks its files as read-only, which Windows takes seriously; they are temporary.
        }
    }

    private static void CopyFiles(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            if (Path.GetFileName(folder) is not ("bin" or "obj" or ".tutti"))
            {
                CopyFiles(folder, Path.Combine(to, Path.GetFileName(folder)));
            }
        }
    }
}
