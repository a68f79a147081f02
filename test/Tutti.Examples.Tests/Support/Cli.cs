using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Tutti.Examples.Tests.Support;

/// <summary>Runs commands to their end.</summary>
internal static class Cli
{
    /// <summary>Runs <c>tutti</c> with <c>--json</c> and gives the document.</summary>
    public static async Task<JsonNode> JsonAsync(params IEnumerable<string> arguments)
    {
        var (_, output, error) = await RunAsync("dotnet", [Repository.Cli, .. arguments, "--json"]);
        Assert.True(output.Length > 0, error);
        return JsonNode.Parse(output)!;
    }

    /// <summary>Runs <c>tutti</c> and gives what it wrote for people to read or programs to use.</summary>
    public static async Task<string> TextAsync(params IEnumerable<string> arguments)
    {
        var (exitCode, output, error) = await RunAsync("dotnet", [Repository.Cli, .. arguments]);
        Assert.True(exitCode == 0, error);
        return output;
    }

    public static async Task GitAsync(string folder, params IEnumerable<string> arguments)
    {
        var (exitCode, _, error) = await RunAsync("git", ["-C", folder, .. arguments]);
        Assert.True(exitCode == 0, error);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string program,
        IEnumerable<string> arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
