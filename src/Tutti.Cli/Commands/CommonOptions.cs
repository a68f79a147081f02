using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using Tutti.Cli.Output;
using Tutti.DevHost;
using Tutti.DevHost.Apps;

namespace Tutti.Cli.Commands;

/// <summary>The arguments that say which app is meant, and the option for machine output: the same in every command.</summary>
internal sealed class CommonOptions
{
    private readonly Argument<string?> _folder = new("dir")
    {
        Description = "The app's folder. Default: the nearest one above that holds a tutti.json",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _app = new("--app")
    {
        Description = "The app's folder, as an option",
        HelpName = "DIR",
    };

    private readonly Option<bool> _json = JsonOption("Write compact JSON, and nothing else, to standard output");

    private CommonOptions(Command command)
    {
        _folder.Validators.Add(result =>
        {
            // What looks like an option and isn't known would be taken for a folder.
            if (result.Tokens is [{ Value: ['-', ..] and var option }])
            {
                result.AddError($"There is no option {option}.");
            }
        });
        command.Add(_folder);
        command.Add(_app);
        command.Add(_json);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_folder) is not null && result.GetValue(_app) is not null)
            {
                result.AddError("The app is given twice: as an argument and with --app. Leave one out.");
            }
        });
    }

    public static CommonOptions AddTo(Command command) => new(command);

    public static Option<bool> JsonOption(string description) => new("--json") { Description = description };

    public bool WantsJson(ParseResult parsed) => parsed.GetValue(_json);

    public bool WantsJson(CommandResult parsed) => parsed.GetValue(_json);

    /// <summary>The folder that the user named, if any.</summary>
    public string? FolderOf(ParseResult parsed) => parsed.GetValue(_folder) ?? parsed.GetValue(_app);

    /// <summary>Writes an error as the one document that was asked for; <see langword="null"/> if none was.</summary>
    public Action<ToolException>? WriteErrorFor(ParseResult parsed, CommandContext context) =>
        WriteErrorFor(WantsJson(parsed), context);

    /// <summary>The same for commands that mean no app.</summary>
    public static Action<ToolException>? WriteErrorFor(bool json, CommandContext context) =>
        json ? error => Json.Write(context.Terminals.Out, new JsonObject { ["error"] = Json.Error(error) }) : null;

    /// <summary>Finds the app and says what is odd about its <c>tutti.json</c>.</summary>
    public AppDefinition FindApp(ParseResult parsed, CommandContext context)
    {
        var app = AppLocator.Find(FolderOf(parsed), context.WorkingDirectory);
        foreach (var note in app.Notes)
        {
            context.Terminals.Error.WriteNote(note);
        }
        return app;
    }
}
