using System.Reflection;

namespace Tutti.Cli.Tests.Support;

/// <summary>Where the tests find what lies beside them in the repository.</summary>
internal static class Repository
{
    public static string Root { get; } =
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Repository")
            .Value!;

    /// <summary>An app that keeps the protocol between the tool and its processes, built with this test project.</summary>
    public static string SupervisedApp { get; } = Path.Combine(Root, "test", "fixtures", "SupervisedApp");

    public static string SupervisedAssembly { get; } =
        Path.Combine(SupervisedApp, "bin", "Debug", "net10.0", "SupervisedApp.dll");

    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            if (Path.GetFileName(folder) is not ("bin" or "obj" or ".tutti"))
            {
                Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
            }
        }
    }
}
