using System.Diagnostics;

namespace Tutti.DevHost.Builds;

/// <summary>The <c>dotnet</c> program: which one, and how it is started.</summary>
public static class DotnetHost
{
    /// <summary>The program that runs this process, if that is <c>dotnet</c>; else the one that is found first.</summary>
    public static string Path { get; } = Find();

    /// <summary>Prepares to start <c>dotnet</c> without what would keep processes behind, ask questions or report home.</summary>
    /// <param name="workingDirectory">Where it runs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The start information, with redirected output.</returns>
    public static ProcessStartInfo Command(string workingDirectory, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // What an MSBuild that started us told its children about itself would mislead another one.
        foreach (var name in start.Environment.Keys.Where(IsMSBuildInternal).ToArray())
        {
            start.Environment.Remove(name);
        }
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "true";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        return start;
    }

    private static bool IsMSBuildInternal(string name) =>
        name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("MSBUILDDISABLE", StringComparison.Ordinal);

    private static string Find()
    {
        var program = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var candidates = new[] { Environment.ProcessPath, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") };
        return candidates.FirstOrDefault(path =>
                path is not null && System.IO.Path.GetFileName(path).Equals(program, StringComparison.OrdinalIgnoreCase)
            ) ?? program;
    }
}
