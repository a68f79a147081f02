namespace Tutti.Examples.Tests.Support;

/// <summary>Where the examples and the command line are.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The command line, built in the same configuration as these tests.</summary>
    public static string Cli { get; } =
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../Tutti.Cli", Configuration, "tutti.dll"));

    /// <summary>The configuration in which these tests were built.</summary>
    public static string Configuration => Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tutti.slnx")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has a Tutti.slnx.");
    }
}
