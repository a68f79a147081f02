using System.CommandLine;
using System.Text.Json.Nodes;
using Tutti.Cli.Output;
using Tutti.DevHost.Create;

namespace Tutti.Cli.Commands;

/// <summary><c>tutti create</c>: makes a new app.</summary>
internal static class CreateCommand
{
    private static readonly string[] s_templates = [.. AppTemplate.All.Select(template => template.Name)];

    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand("create", "Make a new app, with its tests, ready to run.")
        {
            Examples =
            [
                "tutti create my-app",
                "tutti create my-app --template todo",
                "tutti create shop --output src/shop",
            ],
        };
        var name = new Argument<string>("name") { Description = "The app's name, such as my-app" };
        var template = new Option<string>("--template", "-t")
        {
            Description = "What it begins with: hello (one service), todo (two services) or empty",
            HelpName = string.Join('|', s_templates),
            DefaultValueFactory = _ => s_templates[0],
        };
        template.AcceptOnlyFromAmong(s_templates);
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The app's folder. Default: one of its name, here",
            HelpName = "DIR",
        };
        var json = CommonOptions.JsonOption("Write compact JSON, and nothing else, to standard output");
        command.Add(name);
        command.Add(template);
        command.Add(output);
        command.Add(json);
        command.SetAction(
            (parsed, cancellationToken) =>
                context.RunAsync(
                    async () =>
                    {
                        var names = AppNames.Of(parsed.GetRequiredValue(name));
                        var chosen = AppTemplate.All.Single(one => one.Name == parsed.GetValue(template));
                        var folder = Path.GetFullPath(parsed.GetValue(output) ?? names.Given, context.WorkingDirectory);
                        var isJson = parsed.GetValue(json);
                        CreatedApp app;
                        using (isJson ? null : new Progress(context.Terminals.Error, $"Creating {names.App}"))
                        {
                            app = await AppCreator.CreateAsync(names, chosen, folder, cancellationToken);
                        }
                        Show(context, names, chosen, app, isJson);
                        return ExitCodes.Success;
                    },
                    CommonOptions.WriteErrorFor(parsed.GetValue(json), context)
                )
        );
        return command;
    }

    private static void Show(CommandContext context, AppNames names, AppTemplate template, CreatedApp app, bool json)
    {
        var terminal = context.Terminals.Out;
        if (json)
        {
            Json.Write(
                terminal,
                new JsonObject
                {
                    ["name"] = names.App,
                    ["folder"] = app.Folder,
                    ["template"] = template.Name,
                    ["version"] = app.Version,
                    ["files"] = Json.Array(app.Files),
                }
            );
            return;
        }
        var relative = Path.GetRelativePath(context.WorkingDirectory, app.Folder);
        terminal.WriteLine($"{terminal.Styled("Created", Style.BoldGreen)} {names.App} in {relative}");
        terminal.WriteLine();
        terminal.WriteLine("Next:");
        if (relative != ".")
        {
            terminal.WriteLine($"  cd {(relative.Contains(' ') ? $"\"{relative}\"" : relative)}");
        }
        terminal.WriteLine("  tutti run          builds and runs it, and again whenever you save");
        terminal.WriteLine("  dotnet test        runs its tests");
        terminal.WriteLine("README.md in it says what there is, and what to do next.");
    }
}
