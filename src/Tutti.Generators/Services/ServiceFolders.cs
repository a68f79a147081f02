using System.Runtime.InteropServices;
using Tutti.Model;

namespace Tutti.Generators.Services;

/// <summary>Which service owns a file: the one whose class lies in the nearest folder at or above the file's.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record ServiceFolders
{
    private ServiceFolders(string? projectDirectory, bool ignoresCase, EquatableArray<string> folders)
    {
        ProjectDirectory = projectDirectory;
        IgnoresCase = ignoresCase;
        Folders = folders;
    }

    /// <summary>The build property <c>ProjectDir</c>.</summary>
    public string? ProjectDirectory { get; }

    /// <summary>Whether the file system takes <c>Hello</c> and <c>hello</c> for the same folder.</summary>
    public bool IgnoresCase { get; }

    /// <summary>The folders that hold a service class, relative to the project, ordered.</summary>
    public EquatableArray<string> Folders { get; }

    /// <summary>Whether the file system of this machine usually takes no notice of case.</summary>
    public static bool IgnoresCaseHere { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) || RuntimeInformation.IsOSPlatform(OSPlatform.OSX);

    private StringComparison Comparison => IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Collects the folders of service classes.</summary>
    /// <param name="projectDirectory">The build property <c>ProjectDir</c>; without one no file has an owner.</param>
    /// <param name="serviceFiles">Paths of the files that declare a service class.</param>
    /// <param name="ignoresCase">Whether the file system takes no notice of case; not given: as is usual on this machine.</param>
    public static ServiceFolders Create(
        string? projectDirectory,
        IEnumerable<string> serviceFiles,
        bool? ignoresCase = null
    )
    {
        var ignores = ignoresCase ?? IgnoresCaseHere;
        var comparison = ignores ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var folders = serviceFiles
            .Select(file => ProjectFolder.Of(projectDirectory, file, comparison))
            .OfType<string>()
            .Distinct(ignores ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)
            .OrderBy(folder => folder, StringComparer.Ordinal);
        return new(projectDirectory, ignores, folders.ToEquatableArray());
    }

    /// <summary>The file's folder relative to the project, or <see langword="null"/> if it can have no owner.</summary>
    public string? FolderOf(string? filePath) => ProjectFolder.Of(ProjectDirectory, filePath, Comparison);

    /// <summary>
    /// The folder of the service that owns the file, as <see cref="Folders"/> writes it, or <see langword="null"/> if none does.
    /// </summary>
    public string? OwnerOf(string? filePath)
    {
        for (var folder = FolderOf(filePath); folder is not null; folder = ParentOf(folder))
        {
            if (Find(folder) is { } owner)
            {
                return owner;
            }
        }
        return null;
    }

    /// <summary>The nearest folder above that holds a service class too, or <see langword="null"/>.</summary>
    public string? EnclosingOf(string folder)
    {
        for (var parent = ParentOf(folder); parent is not null; parent = ParentOf(parent))
        {
            if (Find(parent) is { } owner)
            {
                return owner;
            }
        }
        return null;
    }

    /// <summary>Whether two folders are one to the file system.</summary>
    public bool AreSame(string? first, string? second) => string.Equals(first, second, Comparison);

    private string? Find(string folder) =>
        Folders.FirstOrDefault(candidate => string.Equals(candidate, folder, Comparison));

    private static string? ParentOf(string folder)
    {
        if (folder == ProjectFolder.Root)
        {
            return null;
        }
        var slash = folder.LastIndexOf('/');
        return slash < 0 ? ProjectFolder.Root : folder.Substring(0, slash);
    }
}
