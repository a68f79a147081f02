namespace Tutti.Generators.Services;

/// <summary>Where a source file is, relative to the project.</summary>
/// <remarks>Works on the text of paths alone: a generator must not touch the file system.</remarks>
internal static class ProjectFolder
{
    /// <summary>The folder of the project itself.</summary>
    public const string Root = ".";

    /// <summary>A folder in the words of a message.</summary>
    public static string InWords(string folder) =>
        folder == Root ? "the project's own folder" : $"the folder '{folder}'";

    private static readonly string[] GeneratedEndings = [".g.cs", ".g.i.cs", ".generated.cs", ".designer.cs"];

    /// <summary>
    /// The folder of a file relative to the project's, with <c>/</c>; <see cref="Root"/> is the project's own. <see langword="null"/> if no
    /// service can own the file: it lies outside of the project (a linked file), or it is generated.
    /// </summary>
    /// <param name="projectDirectory">The build property <c>ProjectDir</c>.</param>
    /// <param name="filePath">The path of the syntax tree.</param>
    /// <param name="comparison">How the file system compares names.</param>
    public static string? Of(string? projectDirectory, string? filePath, StringComparison comparison)
    {
        var project = Segments(projectDirectory);
        var file = Segments(filePath);
        if (project is null || file is null || file.Count <= project.Count || IsGenerated(file[file.Count - 1]))
        {
            return null;
        }
        for (var i = 0; i < project.Count; i++)
        {
            if (!string.Equals(project[i], file[i], comparison))
            {
                return null;
            }
        }
        var folders = file.GetRange(project.Count, file.Count - project.Count - 1);
        if (folders.Count > 0 && folders[0].Equals("obj", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        return folders.Count == 0 ? Root : string.Join("/", folders);
    }

    private static bool IsGenerated(string fileName) =>
        GeneratedEndings.Any(ending => fileName.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The parts of a rooted path with <c>.</c> and <c>..</c> resolved; <see langword="null"/> for any other path.</summary>
    private static List<string>? Segments(string? path)
    {
        if (path is null or "" || !(path[0] is '/' or '\\' || (path.Length > 1 && path[1] is ':')))
        {
            return null;
        }
        var segments = new List<string>();
        foreach (var part in path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                if (segments.Count == 0)
                {
                    return null;
                }
                segments.RemoveAt(segments.Count - 1);
            }
            else if (part != ".")
            {
                segments.Add(part);
            }
        }
        return segments;
    }
}
