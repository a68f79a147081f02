namespace Tutti.Architecture.Tests.Support;

/// <summary>The files of the repository, as far as people write them.</summary>
internal static class Repository
{
    private static readonly HashSet<string> NotOurs = new(StringComparer.OrdinalIgnoreCase)
    {
        ".git",
        ".idea",
        ".tutti",
        ".vs",
        "artifacts",
        "bin",
        "node_modules",
        "obj",
        "TestResults",
    };

    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder, relative to the root and with <c>/</c>, in a stable order.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern = "*")
    {
        var start = Path.Combine(Root, folder);
        if (!Directory.Exists(start))
        {
            return [];
        }
        var files = new List<string>();
        Collect(new DirectoryInfo(start), pattern, files);
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>Names of what lies in the root.</summary>
    public static IReadOnlyList<string> RootEntries() =>
        [
            .. new DirectoryInfo(Root)
                .EnumerateFileSystemInfos()
                .Select(e => e.Name)
                .Where(n => !NotOurs.Contains(n))
                .Order(),
        ];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    private static void Collect(DirectoryInfo folder, string pattern, List<string> files)
    {
        files.AddRange(
            folder
                .EnumerateFiles(pattern)
                .Where(f => !NotOurs.Contains(f.Name))
                .Select(f => Path.GetRelativePath(Root, f.FullName).Replace('\\', '/'))
        );
        foreach (var inner in folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name)))
        {
            Collect(inner, pattern, files);
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tutti.slnx")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has a Tutti.slnx.");
    }
}
