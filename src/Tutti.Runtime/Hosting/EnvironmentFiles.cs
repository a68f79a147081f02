using Tutti.Processes.Environments;

namespace Tutti.Hosting;

/// <summary>Where the files of environments lie: beside the program, or else in the folder of its content.</summary>
internal sealed class EnvironmentFiles(string programFolder, string contentRoot)
{
    public string ContentRoot => contentRoot;

    /// <summary>Whether a file is meant, not a name.</summary>
    public static bool IsPath(string nameOrPath) =>
        nameOrPath.Contains('/')
        || nameOrPath.Contains(Path.DirectorySeparatorChar)
        || nameOrPath.EndsWith(EnvironmentFileName.Suffix, StringComparison.Ordinal);

    /// <summary>Reads an environment's file.</summary>
    /// <exception cref="StartupException">There is none, or it cannot be read.</exception>
    public (EnvironmentSource Source, string Path) Read(string nameOrPath)
    {
        var path = IsPath(nameOrPath) ? Path.GetFullPath(nameOrPath, contentRoot) : Find(nameOrPath);
        if (!File.Exists(path))
        {
            throw new StartupException([
                $"{StartVariables.Environment} is '{nameOrPath}', but there is no file {path}. Set it to a path, or{Choice()}.",
            ]);
        }
        try
        {
            return (new EnvironmentSource(NameOf(path), File.ReadAllBytes(path)), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException([$"The environment's file cannot be read: {exception.Message}"]);
        }
    }

    /// <summary>The names that there are, as the end of a sentence.</summary>
    public string Choice()
    {
        var names = Folders.SelectMany(EnvironmentFileName.NamesIn).Distinct().Order(StringComparer.Ordinal).ToList();
        return names.Count == 0
            ? $" to a name, after putting the file {EnvironmentFileName.Of("NAME")} into {programFolder}"
            : $" to one of: {string.Join(", ", names)}";
    }

    private IEnumerable<string> Folders => new[] { programFolder, contentRoot }.Where(Directory.Exists);

    private string Find(string name)
    {
        var file = EnvironmentFileName.Of(name);
        return Folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
            ?? Path.Combine(programFolder, file);
    }

    private static string NameOf(string path)
    {
        var file = Path.GetFileName(path);
        return EnvironmentFileName.NameIn(file)
            // Whoever names a path may call the file otherwise.
            ?? (
                file.EndsWith(EnvironmentFileName.Suffix, StringComparison.Ordinal)
                    ? file[..^EnvironmentFileName.Suffix.Length]
                    : file
            );
    }
}
