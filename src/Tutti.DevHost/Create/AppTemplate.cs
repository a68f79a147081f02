namespace Tutti.DevHost.Create;

/// <summary>What a new app begins with: files in which <c>MyApp</c>, <c>my-app</c> and the framework's version are to be replaced.</summary>
/// <remarks>The same files make up the package of templates for <c>dotnet new</c>.</remarks>
public sealed class AppTemplate
{
    private const string Common = "common";
    private const string ForDotnetNew = ".template.config";

    private AppTemplate(string name) => Name = name;

    /// <summary>An app with a service that greets, which is the default; one with two services; one without.</summary>
    public static IReadOnlyList<AppTemplate> All { get; } = [new("hello"), new("todo"), new("empty")];

    /// <summary>The template's name.</summary>
    public string Name { get; }

    /// <summary>Writes the files.</summary>
    /// <param name="folder">Where to; no file of the template may exist there.</param>
    /// <param name="names">The app's names.</param>
    /// <param name="version">The version of the framework.</param>
    /// <returns>What was written, relative to the folder, in order.</returns>
    public IReadOnlyList<string> WriteTo(string folder, AppNames names, string version)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "templates");
        var written = new List<string>();
        foreach (var part in new[] { Path.Combine(root, Common), Path.Combine(root, Name) })
        {
            foreach (var file in Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories))
            {
                var relative = Path.GetRelativePath(part, file);
                if (!relative.StartsWith(ForDotnetNew, StringComparison.Ordinal))
                {
                    written.Add(Write(folder, Fill(relative, names), Fill(File.ReadAllText(file), names, version)));
                }
            }
        }
        return [.. written.Order(StringComparer.Ordinal)];
    }

    private static string Write(string folder, string relative, string text)
    {
        var path = Path.Combine(folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new FileStream(path, FileMode.CreateNew);
        using var writer = new StreamWriter(stream);
        writer.Write(text);
        return relative.Replace('\\', '/');
    }

    private static string Fill(string text, AppNames names, string version = "") =>
        text.Replace("MyApp", names.Project, StringComparison.Ordinal)
            .Replace("my-app", names.App, StringComparison.Ordinal)
            .Replace("0.0.0-tutti", version, StringComparison.Ordinal);
}
