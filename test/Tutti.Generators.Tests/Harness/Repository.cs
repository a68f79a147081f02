using System.Reflection;

namespace Tutti.Generators.Tests.Harness;

/// <summary>Files of the repository that the tests compare with the code.</summary>
internal static class Repository
{
    /// <summary>The folder of this test project.</summary>
    public static string TestProject { get; } =
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "ProjectDirectory")
            .Value!;

    /// <summary>The path of a file, given relative to the repository.</summary>
    public static string File(string path) => Path.GetFullPath(Path.Combine(TestProject, "..", "..", path));

    /// <summary>The text of a file with <c>\n</c> as line ends.</summary>
    public static string Text(string path) => System.IO.File.ReadAllText(File(path)).ReplaceLineEndings("\n");
}
