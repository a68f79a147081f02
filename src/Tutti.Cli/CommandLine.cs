using System.CommandLine;
using System.CommandLine.Help;
using Tutti.Cli.Commands;
using Tutti.Cli.Commands.Db;
using Tutti.Cli.Output;

namespace Tutti.Cli;

/// <summary>The whole command line: what <c>Program.cs</c> runs, and tests with captured output.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">What the user wrote after <c>tutti</c>.</param>
    /// <param name="terminals">Where the output goes.</param>
    /// <param name="workingDirectory">Where the user is.</param>
    /// <param name="cancellationToken">Interrupts the command.</param>
    /// <returns>The exit code, one of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        Terminals terminals,
        string workingDirectory,
        CancellationToken cancellationToken
    )
    {
        var root = Create(new CommandContext(terminals, workingDirectory));
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        // Help is given whatever else is missing.
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
        {
            foreach (var error in parsed.Errors)
            {
                terminals.Error.WriteError(error.Message);
            }
            var command = CommandNames.PathOf(parsed.CommandResult);
            terminals.Error.WriteLine($"See: {command} --help");
            return ExitCodes.Usage;
        }
        var invocation = new InvocationConfiguration
        {
            Output = terminals.Out.Writer,
            Error = terminals.Error.Writer,
            EnableDefaultExceptionHandler = false,
            // Signals are handled by the program, in the same way for every command.
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(invocation, cancellationToken);
    }

    /// <summary>The tree of commands.</summary>
    internal static RootCommand Create(CommandContext context)
    {
        var root = new RootCommand("Tutti: write services as plain classes, run them together or apart.")
        {
            CreateCommand.Create(context),
            RunCommand.Create(context),
            BuildCommand.Create(context),
            CheckCommand.Create(context),
            ExplainCommand.Create(context),
            DescribeCommand.Create(context),
            DbCommand.Create(context),
            DoctorCommand.Create(context),
            VersionCommand.Create(context),
        };
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExamples((HelpAction)option.Action!);
        }
        return root;
    }
}
