namespace Tutti.Run.Tests.Support;

/// <summary>
/// Makes a copy of an example build where it lies, with a copy of the framework as it was built: another build in this repository, at the same time, would
/// otherwise be a change of the app.
/// </summary>
internal static class FrameworkCopy
{
    /// <summary>The folder of the framework beside the app, which no build and no watcher looks into.</summary>
    public const string Folder = ".framework";

    private static readonly string Configuration = Path.GetFileName(
        Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)
    );

    /// <summary>Adds the framework to an example's copy.</summary>
    /// <param name="repository">The folder of this repository.</param>
    /// <param name="app">That of the copy.</param>
    public static void AddTo(string app, string repository)
    {
        Directory.CreateDirectory(Path.Combine(app, Folder));
        Write(
            "Directory.Build.props",
            $"""<Project><Import Project="{Path.Combine(repository, "examples", "Directory.Build.props")}" /></Project>"""
        );
        Write("Directory.Packages.props", "<Project />");
        Write(
            "Directory.Build.targets",
            $"""
            <Project>
              <ItemGroup>
                <Reference Include="{Copied("Tutti.Abstractions", from: "Tutti.Runtime")}" />
                <Reference Include="{Copied("Tutti.Processes", from: "Tutti.Runtime")}" />
                <Reference Include="{Copied("Tutti.Runtime", from: "Tutti.Runtime")}" />
                <Reference Include="{Copied("Tutti.Transport", from: "Tutti.Runtime")}" />
                <Reference Include="{Copied("Tutti.Postgres", from: "Tutti.Postgres")}" />
                <Reference Include="{Copied("Tutti.LocalPostgres", from: "Tutti.Postgres")}" />
                <Reference Include="{Copied("Npgsql", from: "Tutti.Cli")}" />
                <Analyzer Include="{Copied("Tutti.Generators", from: "Tutti.Generators")}" />
                <Analyzer Include="{Copied("Tutti.Model", from: "Tutti.Generators")}" />
              </ItemGroup>
            </Project>
            """
        );

        void Write(string file, string text) => File.WriteAllText(Path.Combine(app, file), text);

        string Copied(string assembly, string from)
        {
            var copy = Path.Combine(app, Folder, $"{assembly}.dll");
            File.Copy(Path.Combine(repository, "artifacts", "bin", from, Configuration, $"{assembly}.dll"), copy);
            return copy;
        }
    }
}
