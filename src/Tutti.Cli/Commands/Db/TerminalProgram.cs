using System.Diagnostics;
using Tutti.DevHost;

namespace Tutti.Cli.Commands.Db;

/// <summary>Runs a program that talks with the user itself.</summary>
internal static class TerminalProgram
{
    /// <summary>Runs it to its end. Ctrl-C is its own: it is at the same terminal.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(
        CommandContext context,
        string program,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string>> variables,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = context.WorkingDirectory };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        using var interrupts = context.Terminals.Interrupts.Hear(() => { });
        using var process = Process.Start(start)!;
        using var kill = cancellationToken.UnsafeRegister(
            static running => ProcessTree.Kill((Process)running!),
            process
        );
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode;
    }
}
