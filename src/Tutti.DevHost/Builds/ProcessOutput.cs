using System.ComponentModel;
using System.Diagnostics;

namespace Tutti.DevHost.Builds;

/// <summary>Runs a program to its end and gives what it wrote.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Lines">What it wrote to both streams.</param>
internal sealed record ProcessOutput(int ExitCode, IReadOnlyList<string> Lines)
{
    /// <summary>Runs <c>dotnet</c>.</summary>
    public static Task<ProcessOutput> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken) =>
        RunAsync(start, reason => Sdk.Missing($"The program dotnet cannot be started: {reason}."), cancellationToken);

    /// <summary>Runs any program.</summary>
    public static async Task<ProcessOutput> RunAsync(
        ProcessStartInfo start,
        Func<string, ToolException> missing,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = Start(start, missing);
        using var kill = cancellationToken.UnsafeRegister(
            static running => ProcessTree.Kill((Process)running!),
            process
        );
        process.StandardInput.Close();
        var lines = new List<string>();
        await Task.WhenAll(ReadAsync(process.StandardOutput, lines), ReadAsync(process.StandardError, lines));
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return new ProcessOutput(process.ExitCode, lines);
    }

    private static Process Start(ProcessStartInfo start, Func<string, ToolException> missing)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw missing(error.Message);
        }
    }

    private static async Task ReadAsync(StreamReader reader, List<string> lines)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lock (lines)
            {
                lines.Add(line);
            }
        }
    }
}
