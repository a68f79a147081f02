using Tutti.DevHost.Builds;

namespace Tutti.DevHost.Packages;

/// <summary>The package of the framework that belongs to this tool: apps that it creates use it, also where it has not been published.</summary>
/// <param name="Version">The package's version.</param>
/// <param name="Folder">The folder with the package's file.</param>
public sealed record FrameworkPackage(string Version, string Folder)
{
    private const string Id = "Tutti";

    /// <summary>The project that is packed, in the repository.</summary>
    private const string Project = "src/Tutti/Tutti.csproj";

    /// <summary>What the installed tool brings along; <see langword="null"/> if it runs from its repository.</summary>
    public static FrameworkPackage? Carried { get; } = FindIn(Path.Combine(AppContext.BaseDirectory, "packages"));

    /// <summary>Finds the package or, in the repository of the framework, makes it.</summary>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The package.</returns>
    /// <exception cref="ToolException">There is none.</exception>
    public static async Task<FrameworkPackage> FindAsync(CancellationToken cancellationToken) =>
        Carried ?? await PackAsync(cancellationToken);

    /// <summary>Puts the package where NuGet looks before it asks any source.</summary>
    /// <param name="project">The folder whose settings say where that is.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ToolException">NuGet refuses.</exception>
    public Task InstallAsync(string project, CancellationToken cancellationToken) =>
        PackageCache.AddAsync(Id, Version, Folder, project, cancellationToken);

    /// <summary>Installs the package if a project has never been restored: somebody has just fetched an app that was created elsewhere.</summary>
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
        var pack = await ProcessOutput.RunAsync(
            DotnetHost.Command(root, "pack", Project, "-nologo", "-v:q", "-tl:off", "-o", folder),
            cancellationToken
        );
        return pack.ExitCode == 0 && FindIn(folder) is { } package
            ? package
            : throw Missing(
                $"packing it failed: {string.Join('\n', pack.Lines)}",
                $"Correct what is wrong in {root}, until dotnet pack {Project} succeeds there."
            );
    }

    private static bool IsRepository(string folder) => File.Exists(Path.Combine(folder, Project));

    private static ToolException Missing(string reason, string remedy) =>
        new(
            ToolErrors.PackageMissing,
            $"This tutti has no package of the framework to give to an app: {reason}.",
            remedy
        );
}
