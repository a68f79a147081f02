using System.CommandLine.Parsing;

namespace Tutti.Cli.Commands;

/// <summary>How commands are called by their users.</summary>
internal static class CommandNames
{
    /// <summary>The program's name.</summary>
    public const string Program = "tutti";

    /// <summary>A command as it is written, such as <c>tutti run</c>.</summary>
    public static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : Program;
}
