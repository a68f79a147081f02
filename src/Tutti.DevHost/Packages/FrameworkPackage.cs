using Tutti.DevHost.Builds;

namespace Tutti.DevHost.Packages;

/// <summary>The packages of the framework that belong to this tool: apps that it creates use them, also where they have not been published.</summary>
/// <param name="Version">The packages' version.</param>
/// <param name="Folder">The folder with the packages' files.</param>
public sealed record FrameworkPackage(string Version, string Folder)
{
    private const string Id = "Tutti";

    // The framework, what tests of an app use, and what an app may add.
    private static readonly string[] s_ids = [Id, "Tutti.EntityFrameworkCore", "Tutti.Testing"];

    /// <summary>The projects that are packed, in the repository.</summary>
    private static readonly string[] s_projects = [.. s_ids.Select(id => $"src/{id}/{id}.csproj")];

    /// <summary>What the installed tool brings along; <see langword="null"/> if it runs from its repository.</summary>
    public static FrameworkPackage? Carried { get; } = FindIn(Path.Combine(AppContext.BaseDirectory, "packages"));

    /// <summary>Finds the packages or, in the repository of the framework, makes them.</summary>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The packages.</returns>
    /// <exception cref="ToolException">There are none.</exception>
    public static async Task<FrameworkPackage> FindAsync(CancellationToken cancellationToken) =>
        Carried ?? await PackAsync(cancellationToken);

    /// <summary>Puts the packages where NuGet looks before it asks any source.</summary>
    /// <param name="project">The folder whose settings say where that is.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ToolException">NuGet refuses.</exception>
    public Task InstallAsync(string project, CancellationToken cancellationToken) =>
        PackageCache.AddAsync(s_ids, Version, Folder, project, cancellationToken);

    /// <summary>Installs the packages if a project has never been restored: somebody has just fetched an app that was created elsewhere.</summary>
    /// <param name="project">The project's file.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal static async Task InstallForAsync(string project, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(project)!;
        if (Carried is { } package && !File.Exists(Path.Combine(folder, "obj", "project.assets.json")))
        {
            await package.InstallAsync(folder, cancellationToken);
        }
    }

    // Other packages of ours begin with the same name; a version begins with a digit.
    private static FrameworkPackage? FindIn(string folder) =>
        Directory.Exists(folder)
        && Directory.EnumerateFiles(folder, $"{Id}.*.nupkg").Select(VersionOf).FirstOrDefault(IsVersion) is { } version
            ? new FrameworkPackage(version, folder)
            : null;

    private static string VersionOf(string file) => Path.GetFileNameWithoutExtension(file)[(Id.Length + 1)..];

    private static bool IsVersion(string text) => char.IsAsciiDigit(text[0]);

    private static async Task<FrameworkPackage> PackAsync(CancellationToken cancellationToken)
    {
        if (FolderSearch.Nearest(AppContext.BaseDirectory, IsRepository) is not { } root)
        {
            throw Missing("it was built without one", "Install the tool again: dotnet tool update --global Tutti.Cli.");
        }
        // Of this alone, and emptied first: an older package must not be taken for the new one.
        var folder = Path.Combine(root, "artifacts", "tutti", "package");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        foreach (var project in s_projects)
        {
            var pack = await ProcessOutput.RunAsync(
                DotnetHost.Command(root, "pack", project, "-nologo", "-v:q", "-tl:off", "-o", folder),
                cancellationToken
            );
            if (pack.ExitCode != 0)
            {
                throw Missing(
                    $"packing it failed: {string.Join('\n', pack.Lines)}",
                    $"Correct what is wrong in {root}, until dotnet pack {project} succeeds there."
                );
            }
        }
        return FindIn(folder) ?? throw Missing($"packing it made none in {folder}", $"Look for it in {root}.");
    }

    private static bool IsRepository(string folder) => File.Exists(Path.Combine(folder, s_projects[0]));

    private static ToolException Missing(string reason, string remedy) =>
        new(
            ToolErrors.PackageMissing,
            $"This tutti has no package of the framework to give to an app: {reason}.",
            remedy
        );
}
