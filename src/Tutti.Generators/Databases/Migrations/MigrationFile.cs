using Microsoft.CodeAnalysis;
using Tutti.Generators.Services;

namespace Tutti.Generators.Databases;

/// <summary>A file with a migration, well formed by its name.</summary>
/// <param name="Folder">Its folder, relative to the project's.</param>
/// <param name="File">The name of the file.</param>
/// <param name="Name">What the name says.</param>
/// <param name="Checksum">That of its text.</param>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record MigrationFile(string Folder, string File, MigrationName Name, string Checksum)
{
    /// <summary>The file relative to the project, with <c>/</c>.</summary>
    public string Path => Folder == ProjectFolder.Root ? File : $"{Folder}/{File}";

    /// <summary>Whether the compiler may have been given a migration.</summary>
    public static bool IsCandidate(string path) => path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase);

    /// <summary>The migration in a file, or <see langword="null"/> if it is none, which an analyzer reports if it matters.</summary>
    public static MigrationFile? Read(AdditionalText file, string? projectDirectory, CancellationToken cancellation)
    {
        var name = System.IO.Path.GetFileName(file.Path);
        return
            FolderOf(file.Path, projectDirectory) is { } folder
            && MigrationName.Parse(name).Name is { } parsed
            && file.GetText(cancellation) is { } text
            ? new(folder, name, parsed, MigrationChecksum.Of(text, cancellation))
            : null;
    }

    /// <summary>The folder of a file relative to the project's, or <see langword="null"/> if it lies elsewhere.</summary>
    public static string? FolderOf(string path, string? projectDirectory) =>
        ProjectFolder.Of(projectDirectory, path, FolderComparison);

    /// <summary>How folders are compared here.</summary>
    public static StringComparison FolderComparison =>
        ServiceFolders.IgnoresCaseHere ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
