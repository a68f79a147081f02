namespace Tutti.DevHost.Apps;

/// <summary>Finds the project that an app is built from.</summary>
internal static class ProjectFinder
{
    public static string Find(string folder, AppFile file) =>
        file.Project is null ? FindOnly(folder) : FindNamed(folder, file.Project, file.ProjectPosition);

    private static string FindOnly(string folder)
    {
        var projects = AppFiles
            .Enumerate(folder)
            .Where(candidate => candidate.Extension.Equals(".csproj", StringComparison.OrdinalIgnoreCase))
            .Where(candidate => !IsTestProject(candidate))
            .Select(candidate => candidate.FullName)
            .Order(StringComparer.Ordinal)
            .ToArray();
        return projects switch
        {
            [var only] => only,
            [] => throw new ToolException(
                ToolErrors.ProjectNotFound,
                $"The app in {folder} has no project: there is no *.csproj in the folder or below it (test projects do not count).",
                "Add a project that references the package Tutti, or name one that lies elsewhere: { \"project\": \"../MyApp/MyApp.csproj\" } in tutti.json."
            ),
            _ => throw new ToolException(
                ToolErrors.ProjectAmbiguous,
                $"The app in {folder} has {projects.Length} projects: {string.Join(", ", projects.Select(project => Relative(folder, project)))}.",
                $"Say in tutti.json which one is the app: {{ \"project\": \"{Relative(folder, projects[0])}\" }}."
            ),
        };
    }

    private static string FindNamed(string folder, string project, (int Line, int Column) position)
    {
        var path = Path.GetFullPath(project.Replace('\\', '/'), folder);
        if (File.Exists(path) && path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
        {
            return path;
        }
        var problem =
            Directory.Exists(path) ? "is a folder"
            : File.Exists(path) ? "is not a C# project"
            : "does not exist";
        throw new ToolException(
            ToolErrors.ProjectNotFound,
            $"The \"project\" in tutti.json {problem}: {path}.",
            "Give the path of a *.csproj, relative to tutti.json."
        )
        {
            File = Path.Combine(folder, AppDefinition.FileName),
            Line = position.Line,
            Column = position.Column,
        };
    }

    private static bool IsTestProject(FileInfo project)
    {
        var name = Path.GetFileNameWithoutExtension(project.Name);
        return name.EndsWith("Tests", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".Test", StringComparison.OrdinalIgnoreCase)
            || SaysSo(project.FullName);
    }

    private static bool SaysSo(string project)
    {
        try
        {
            return File.ReadAllText(project)
                .Contains("<IsTestProject>true</IsTestProject>", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
}
