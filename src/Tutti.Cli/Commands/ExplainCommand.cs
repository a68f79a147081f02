using System.CommandLine;
using System.Text.Json.Nodes;
using Tutti.Cli.Explanations;
using Tutti.Cli.Output;

namespace Tutti.Cli.Commands;

/// <summary><c>tutti explain</c>: the page about an error or a warning.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand("explain", "Show what an error or a warning means and how to repair it.")
        {
            Examples = ["tutti explain TUT0002", "tutti explain 2", "tutti explain CS0246 --json"],
        };
        var id = new Argument<string>("id") { Description = "The id, such as TUT0002; TUT may be left out" };
        var json = CommonOptions.JsonOption("Write compact JSON, and nothing else, to standard output");
        command.Add(id);
        command.Add(json);
        command.SetAction(
            (parsed, _) =>
                context.RunAsync(
                    () => Task.FromResult(Explain(context, parsed.GetValue(id)!, parsed.GetValue(json))),
                    CommonOptions.WriteErrorFor(parsed.GetValue(json), context)
                )
        );
        return command;
    }

    private static int Explain(CommandContext context, string text, bool json)
    {
        var terminal = context.Terminals.Out;
        var id = DiagnosticIds.Complete(text);
        if (DiagnosticPages.Find(id) is { } page)
        {
            if (json)
            {
                Json.Write(terminal, Document(page.Id, page.Title, page.Markdown, page.Url));
            }
            else if (terminal.IsInteractive)
            {
                MarkdownRenderer.Write(terminal, page.Markdown);
            }
            else
            {
                terminal.WriteLine(page.Markdown.TrimEnd());
            }
            return ExitCodes.Success;
        }
        if (ForeignDiagnostics.PageOf(id) is not var (full, owner, url))
        {
            throw DiagnosticIds.Unknown(id);
        }
        if (json)
        {
            Json.Write(terminal, Document(full, null, null, url));
        }
        else
        {
            terminal.WriteLine($"{full} comes from {owner}. It is explained at");
            terminal.WriteLine(url);
        }
        return ExitCodes.Success;
    }

    private static JsonObject Document(string id, string? title, string? markdown, string url) =>
        new()
        {
            ["id"] = id,
            ["title"] = title,
            ["markdown"] = markdown,
            ["url"] = url,
        };
}
