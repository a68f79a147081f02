using Tutti.DevHost.Apps;
using Tutti.DevHost.Packages;

namespace Tutti.DevHost.Create;

/// <summary>Makes new apps.</summary>
public static class AppCreator
{
    /// <summary>Makes an app that builds, runs and passes its tests as it is, whether or not the framework's package has been published.</summary>
    /// <param name="names">Its names.</param>
    /// <param name="template">What it begins with.</param>
    /// <param name="folder">Its folder, which must not exist or be empty.</param>
    /// <param name="cancellationToken">Ends the work; what has been written is removed.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="ToolException">The folder cannot be used, or the framework's package cannot be had.</exception>
    public static async Task<CreatedApp> CreateAsync(
        AppNames names,
        AppTemplate template,
        string folder,
        CancellationToken cancellationToken
    )
    {
        RefuseUsed(folder);
        RefuseInsideApp(folder);
        var existed = Directory.Exists(folder);
        try
        {
            Directory.CreateDirectory(folder);
            var package = await FrameworkPackage.FindAsync(cancellationToken);
            var files = template.WriteTo(folder, names, package.Version);
            await package.InstallAsync(folder, cancellationToken);
            return new CreatedApp(folder, package.Version, files);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Remove(folder, existed);
            throw new ToolException(
                ToolErrors.FolderUnusable,
                $"The app cannot be written to {folder}: {error.Message}",
                "Choose another folder: tutti create NAME --output DIR."
            );
        }
        catch
        {
            Remove(folder, existed);
            throw;
        }
    }

    private static void RefuseUsed(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new ToolException(
                ToolErrors.FolderUnusable,
                File.Exists(folder) ? $"{folder} is a file." : $"The folder {folder} is not empty.",
                "Choose another name, or another folder with --output DIR."
            );
        }
    }

    private static void RefuseInsideApp(string folder)
    {
        if (AppLocator.NearestWithFile(Path.GetDirectoryName(folder)) is { } above)
        {
            throw new ToolException(
                ToolErrors.AppAmbiguous,
                $"{folder} would lie inside the app {above}, and an app must not lie inside another one.",
                "To add a service to that app, add a folder with a [Service] class. To make another app, go to a folder outside."
            );
        }
    }

    private static void Remove(string folder, bool existed)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }
        if (!existed)
        {
            Directory.Delete(folder, recursive: true);
            return;
        }
        foreach (var below in Directory.EnumerateDirectories(folder))
        {
            Directory.Delete(below, recursive: true);
        }
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            File.Delete(file);
        }
    }
}

/// <summary>An app that was made.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Version">The framework's version that it uses.</param>
/// <param name="Files">Its files, relative to the folder.</param>
public sealed record CreatedApp(string Folder, string Version, IReadOnlyList<string> Files);
