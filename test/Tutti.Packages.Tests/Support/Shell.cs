using System.Diagnostics;

namespace Tutti.Packages.Tests.Support;

/// <summary>Runs programs as a user does who has nothing of this repository but its packages.</summary>
internal static class Shell
{
    /// <summary>The environment variable that says where NuGet's cache is.</summary>
    public const string CacheSetting = "NUGET_PACKAGES";

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="Xunit.Sdk.FailException">It failed; the message has all that it wrote.</exception>
    public static async Task<string> RunAsync(string folder, string program, params string[] arguments)
    {
        var (exitCode, output) = await TryAsync(folder, program, arguments);
        if (exitCode != 0)
        {
            Assert.Fail($"{program} {string.Join(' ', arguments)} ended with {exitCode} in {folder}:\n{output}");
        }
        return output;
    }

    /// <summary>Runs a program to its end, which may be a failure.</summary>
    public static Task<(int ExitCode, string Output)> TryAsync(
        string folder,
        string program,
        params string[] arguments
    ) => TryAsync(Command(folder, program, arguments));

    /// <summary>Runs a program to its end, which may be a failure.</summary>
    public static async Task<(int ExitCode, string Output)> TryAsync(ProcessStartInfo command)
    {
        using var process = Process.Start(command)!;
        process.StandardInput.Close();
        var texts = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Concat(texts));
    }

    public static ProcessStartInfo Command(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the build that started these tests says about itself would mislead another one.
        foreach (var name in start.Environment.Keys.Where(IsOfBuild).ToArray())
        {
            start.Environment.Remove(name);
        }
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        // What the tests put into NuGet's cache, the machine's own keeps out of; what that has, need not be fetched again.
        start.Environment[CacheSetting] = PackedPackages.Cache;
        start.Environment["NUGET_FALLBACK_PACKAGES"] = PackedPackages.MachineCache;
        return start;
    }

    private static bool IsOfBuild(string name) =>
        name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_HOST_PATH" or CacheSetting;
}
