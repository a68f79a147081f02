namespace Tutti.DevHost.Apps;

/// <summary>Finds the app that a command means.</summary>
public static class AppLocator
{
    /// <summary>Finds the app in a folder or, without one, in the nearest parent of the working directory that holds a <c>tutti.json</c>.</summary>
    /// <param name="folder">The folder as the user gave it, or <see langword="null"/>.</param>
    /// <param name="workingDirectory">Where the user is.</param>
    /// <returns>The app.</returns>
    /// <exception cref="ToolException">There is no app, or it isn't clear which one is meant, or its <c>tutti.json</c> is wrong.</exception>
    public static AppDefinition Find(string? folder, string workingDirectory)
    {
        var root = folder is null
            ? FindAbove(workingDirectory)
            : FindIn(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, workingDirectory)));
        RefuseSecond(root);
        var file = AppFile.Read(Path.Combine(root, AppDefinition.FileName));
        return new AppDefinition
        {
            Name = file.Name ?? new DirectoryInfo(root).Name,
            Folder = root,
            Project = ProjectFinder.Find(root, file),
            Notes = file.Notes,
        };
    }

    private static string FindAbove(string workingDirectory) =>
        NearestWithFile(workingDirectory)
        ?? throw new ToolException(
            ToolErrors.AppNotFound,
            $"There is no {AppDefinition.FileName} in {workingDirectory} or any folder above it, so there is no app here.",
            "Go into the app's folder or name it: tutti run path/to/app. To make this folder an app, put a tutti.json with {} into it."
        );

    private static string FindIn(string folder)
    {
        if (File.Exists(Path.Combine(folder, AppDefinition.FileName)))
        {
            return folder;
        }
        if (!Directory.Exists(folder))
        {
            throw new ToolException(
                ToolErrors.AppNotFound,
                File.Exists(folder) ? $"{folder} is a file, not an app's folder." : $"There is no folder {folder}.",
                $"Give the folder that holds the app's {AppDefinition.FileName}."
            );
        }
        var nearest = NearestWithFile(folder);
        throw new ToolException(
            ToolErrors.AppNotFound,
            $"There is no {AppDefinition.FileName} in {folder}, so it is not an app.",
            nearest is null
                ? $"Give the folder that holds the app's {AppDefinition.FileName}, or make this folder an app by putting a {AppDefinition.FileName} with {{}} into it."
                : $"The nearest app is {nearest}: give that folder."
        );
    }

    private static void RefuseSecond(string root)
    {
        var above = NearestWithFile(Path.GetDirectoryName(root));
        var below = above is null ? FindBelow(root) : null;
        if ((above ?? below) is { } second)
        {
            throw new ToolException(
                ToolErrors.AppAmbiguous,
                $"There are two apps, one inside the other: {Path.Combine(above ?? root, AppDefinition.FileName)} and {Path.Combine(above is null ? second : root, AppDefinition.FileName)}.",
                $"Keep one {AppDefinition.FileName}: remove the other, or move that app beside this one."
            )
            {
                File = Path.Combine(second, AppDefinition.FileName),
            };
        }
    }

    /// <summary>The nearest app that a folder lies in, or is.</summary>
    internal static string? NearestWithFile(string? folder) =>
        FolderSearch.Nearest(folder, current => File.Exists(Path.Combine(current, AppDefinition.FileName)));

    private static string? FindBelow(string root) =>
        AppFiles
            .Enumerate(root)
            .Where(file => file.Name == AppDefinition.FileName && file.DirectoryName != root)
            .Select(file => file.DirectoryName)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
}
