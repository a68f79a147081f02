namespace Tutti.DevHost.Builds;

/// <summary>The .NET SDK that builds the app.</summary>
public static class Sdk
{
    /// <summary>The lowest major version that can build an app.</summary>
    public const int RequiredMajor = 10;

    /// <summary>The version that builds in a folder, which a <c>global.json</c> there may choose.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The version, such as <c>10.0.100</c>.</returns>
    /// <exception cref="ToolException">There is none that fits.</exception>
    public static async Task<string> VersionAsync(string folder, CancellationToken cancellationToken)
    {
        var output = await ProcessOutput.RunAsync(DotnetHost.Command(folder, "--version"), cancellationToken);
        return output.ExitCode == 0 && output.Lines is [var version, ..] ? version.Trim() : throw Missing(output.Lines);
    }

    /// <summary>The shared frameworks that are installed, each as its name and version.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>Pairs such as <c>Microsoft.AspNetCore.App 10.0.1</c>.</returns>
    public static async Task<IReadOnlyList<string>> RuntimesAsync(CancellationToken cancellationToken)
    {
        var output = await ProcessOutput.RunAsync(
            DotnetHost.Command(Path.GetTempPath(), "--list-runtimes"),
            cancellationToken
        );
        return [.. output.Lines.Select(line => string.Join(' ', line.Split(' ').Take(2)))];
    }

    internal static bool SaysMissing(IEnumerable<string> lines) =>
        lines.Any(line =>
            line.Contains("No .NET SDKs were found", StringComparison.Ordinal)
            || line.Contains("A compatible .NET SDK was not found", StringComparison.Ordinal)
        );

    internal static ToolException Missing(IEnumerable<string> lines) =>
        Missing(
            lines.FirstOrDefault(line => line.StartsWith("Requested SDK version", StringComparison.Ordinal))
                is { } requested
                ? $"The .NET SDK that global.json asks for is not installed ({requested.Trim()})."
                : "The .NET SDK is not installed."
        );

    internal static ToolException Missing(string message) =>
        new(
            ToolErrors.SdkMissing,
            message,
            $"Install the .NET SDK {RequiredMajor} from https://dot.net/download, or correct the version in global.json."
        );
}
