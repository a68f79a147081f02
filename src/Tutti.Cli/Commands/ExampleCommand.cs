using System.CommandLine;

namespace Tutti.Cli.Commands;

/// <summary>A command whose help ends in examples.</summary>
/// <param name="name">The command's name.</param>
/// <param name="description">What it does, in a sentence.</param>
internal sealed class ExampleCommand(string name, string description) : Command(name, description)
{
    /// <summary>Whole command lines, as a user would write them.</summary>
    public required IReadOnlyList<string> Examples { get; init; }
}
