using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Tutti.Cli.Commands;

/// <summary>The usual help, and the command's examples below it.</summary>
/// <param name="help">What writes the usual help.</param>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ExampleCommand command)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in command.Examples)
            {
                output.WriteLine($"  {example}");
            }
            output.WriteLine();
        }
        return exitCode;
    }
}
