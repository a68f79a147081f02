using Tutti.DevHost.Builds;

namespace Tutti.DevHost.Packages;

/// <summary>The package of the framework that belongs to this tool: apps that it creates use it, also where it has not been published.</summary>
/// <param name="Version">The package's version.</param>
/// <param name="Folder">The folder with the package's file.</param>
public sealed record FrameworkPackage(string Version, string Folder)
{
    private const string Id = "Tutti";

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

    private static FrameworkPackage? FindIn(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }
        var newest = new DirectoryInfo(folder)
            .EnumerateFiles($"{Id}.*.nupkg")
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .FirstOrDefault();
        return newest is null
            ? null
            : new FrameworkPackage(Path.GetFileNameWithoutExtension(newest.Name)[(Id.Length + 1)..], folder);
    }

    private static async Task<FrameworkPackage> PackAsync(CancellationToken cancellationToken)
    {
        var root = RepositoryRoot() ?? throw Missing("it was built without one");
        var folder = Path.Combine(root, "artifacts", "packages");
        var pack = await ProcessOutput.RunAsync(
            DotnetHost.Command(root, "pack", "src/Tutti/Tutti.csproj", "-nologo", "-v:q", "-tl:off", "-o", folder),
            cancellationToken
        );
        if (pack.ExitCode != 0)
        {
            throw Missing($"packing it failed: {string.Join('\n', pack.Lines)}");
        }
        return FindIn(folder) ?? throw Missing("packing it gave nothing");
    }

    private static string? RepositoryRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "src", "Tutti", "Tutti.csproj")))
            {
                return folder;
            }
        }
        return null;
    }

    private static ToolException Missing(string reason) =>
        new(
            ToolErrors.PackageMissing,
            $"This tutti has no package of the framework to give to an app: {reason}.",
            "Install the tool again: dotnet tool update --global Tutti.Cli."
        );
}
