using System.CommandLine;

namespace Tutti.Cli.Commands;

/// <summary>The options of <c>tutti check</c> that say in which form, and how strictly.</summary>
internal sealed class CheckOptions
{
    private readonly Option<string?> _sarif = new("--sarif")
    {
        Description = "Write SARIF 2.1.0 to a file; without one, and nothing else, to standard output",
        HelpName = "FILE",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _plain = new("--plain")
    {
        Description = "Write a line for each to standard output, as MSBuild does: for editors",
    };

    private readonly Option<bool> _warnAsError = new("--warnaserror")
    {
        Description = "Let warnings make the exit code 1 as well",
    };

    private readonly Option<string[]> _environments = new("--env")
    {
        Description = "Check the file of an environment as well; may be repeated",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private CheckOptions(Command command, CommonOptions common, string workingDirectory)
    {
        command.Add(_environments);
        command.Add(_plain);
        command.Add(_sarif);
        command.Add(_warnAsError);
        _sarif.Validators.Add(result =>
        {
            if (result.Tokens is [var file] && Directory.Exists(Path.GetFullPath(file.Value, workingDirectory)))
            {
                result.AddError(
                    $"{file.Value} is a folder, not a file to write to. Give the app's folder before --sarif."
                );
            }
        });
        command.Validators.Add(result =>
        {
            var chosen = new[]
            {
                common.WantsJson(result),
                result.GetValue(_plain),
                result.GetResult(_sarif) is { Tokens.Count: 0 },
            };
            if (chosen.Count(isChosen => isChosen) > 1)
            {
                result.AddError("Only one of --json, --plain and --sarif without a file can have standard output.");
            }
        });
    }

    public static CheckOptions AddTo(Command command, CommonOptions common, string workingDirectory) =>
        new(command, common, workingDirectory);

    /// <summary>The names of the environments to check, each once.</summary>
    public IReadOnlyList<string> Environments(ParseResult parsed) =>
        [.. (parsed.GetValue(_environments) ?? []).Distinct(StringComparer.Ordinal)];

    public bool WantsPlain(ParseResult parsed) => parsed.GetValue(_plain);

    public bool WarnsAsError(ParseResult parsed) => parsed.GetValue(_warnAsError);

    /// <summary>Whether SARIF is all that standard output is to have.</summary>
    public bool WantsSarif(ParseResult parsed) => parsed.GetResult(_sarif) is { Tokens.Count: 0 };

    /// <summary>The file for SARIF, if one is named.</summary>
    public string? SarifFile(ParseResult parsed) => parsed.GetValue(_sarif);
}
