using System.Text.Json;
using Tutti.Cli.Output;

namespace Tutti.Cli.Tests.Support;

/// <summary>A command that was run in this process, and what it wrote.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    /// <summary>The only document on standard output.</summary>
    public JsonElement Json
    {
        get
        {
            Assert.Single(Out.TrimEnd('\n').Split('\n'));
            return JsonDocument.Parse(Out).RootElement;
        }
    }

    public static async Task<CommandRun> RunAsync(string workingDirectory, params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var terminals = new Terminals(new Terminal(output), new Terminal(error));
        var exitCode = await CommandLine.RunAsync(
            args,
            terminals,
            workingDirectory,
            TestContext.Current.CancellationToken
        );
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}
