using System.Reflection;
using Tutti.Processes.Environments;

namespace Tutti.Processes.Tests.Environments;

/// <summary>The environment files in <c>cases</c>, and the app and the variables that they are read with.</summary>
internal static class EnvironmentCases
{
    private static readonly Dictionary<string, string> s_variables = new()
    {
        ["TUTTI_KEY"] = "fedcba9876543210",
        ["KEYS"] = "fedcba9876543210, 0123456789abcdef",
        ["EMPTY"] = "",
        ["SHORT"] = "sesame",
        ["SECRET"] = "hunter2",
        ["TYPE"] = "preview",
        ["TRUE"] = "true",
        ["TWO"] = "2",
        ["NEGATIVE"] = "-5",
        ["UNLIMITED"] = "-1",
        ["LISTEN"] = "https://*:8443",
        ["SERVICES"] = "orders, billing",
        ["REST"] = "*",
        ["URL"] = "http://10.1.2.3:9000",
        ["DURATION"] = "1m30s",
        ["ORIGINS"] = "https://a.example.com,https://b.example.com",
        ["PROXIES"] = "10.0.0.0/8",
        ["LEVEL"] = "Error",
        ["GROUPING"] = "per-service",
    };

    /// <summary>The folder, in the repository.</summary>
    public static string Folder { get; } = Path.Combine(Root, "test", "Tutti.Processes.Tests", "cases");

    /// <summary>The root of the repository.</summary>
    public static string Root =>
        typeof(EnvironmentCases)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Repository")
            .Value!;

    public static TheoryData<string> Bad() => Names(Folder);

    public static TheoryData<string> Good() => Names(Path.Combine(Folder, "good"));

    public static EnvironmentResult Read(string name, EnvironmentUse use = EnvironmentUse.Run) =>
        Read(name, File.ReadAllBytes(FileOf(name)), use);

    public static EnvironmentResult Read(string name, byte[] json, EnvironmentUse use = EnvironmentUse.Run) =>
        EnvironmentReader.Read(
            new EnvironmentSource(name, json),
            name.Contains("database", StringComparison.Ordinal)
                ? RandomEnvironments.AppWithDatabases
                : RandomEnvironments.App,
            use,
            variable => s_variables.GetValueOrDefault(variable)
        );

    public static string FileOf(string name)
    {
        var bad = Path.Combine(Folder, $"{name}.json");
        return File.Exists(bad) ? bad : Path.Combine(Folder, "good", $"{name}.json");
    }

    private static TheoryData<string> Names(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*.json")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal),
        ];
}
