using System.CommandLine;
using System.Text.Json.Nodes;
using Tutti.Cli.Output;
using Tutti.DevHost.Doctor;

namespace Tutti.Cli.Commands;

/// <summary><c>tutti doctor</c>: whether this machine can run an app, and what to do if it cannot.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand("doctor", "Check whether this machine can build and run an app.")
        {
            Examples = ["tutti doctor", "tutti doctor examples/trello --json"],
        };
        var common = CommonOptions.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                context.RunAsync(
                    async () =>
                    {
                        var folder = common.FolderOf(parsed);
                        var json = common.WantsJson(parsed);
                        var checks = await ExamineAsync(context, folder, json, cancellationToken);
                        if (json)
                        {
                            Json.Write(context.Terminals.Out, Document(checks));
                        }
                        return checks.Any(IsFailed) ? ExitCodes.Failed : ExitCodes.Success;
                    },
                    common.WriteErrorFor(parsed, context)
                )
        );
        return command;
    }

    private static async Task<List<DoctorCheck>> ExamineAsync(
        CommandContext context,
        string? folder,
        bool json,
        CancellationToken cancellationToken
    )
    {
        var checks = new List<DoctorCheck>();
        using var progress = json ? null : new Progress(context.Terminals.Error, "Examining");
        await foreach (var check in DoctorExam.RunAsync(folder, context.WorkingDirectory, cancellationToken))
        {
            checks.Add(check);
            if (!json)
            {
                Show(context.Terminals, check);
            }
        }
        return checks;
    }

    private static void Show(Terminals terminals, DoctorCheck check)
    {
        var terminal = terminals.Out;
        var (label, style) = check.Status switch
        {
            DoctorStatus.Ok => ("ok     ", Style.BoldGreen),
            DoctorStatus.Warning => ("warning", Style.BoldYellow),
            _ => ("failed ", Style.BoldRed),
        };
        terminal.WriteLine($"{terminal.Styled(label, style)}  {check.Name}: {check.Detail}");
        if (check.Remedy is not null)
        {
            terminal.WriteLine($"         {check.Remedy}");
        }
    }

    private static JsonObject Document(IReadOnlyList<DoctorCheck> checks) =>
        new()
        {
            ["ok"] = !checks.Any(IsFailed),
            ["checks"] = Json.Array(
                checks,
                check => new JsonObject
                {
                    ["name"] = check.Name,
                    ["status"] = check.Status.ToString().ToLowerInvariant(),
                    ["detail"] = check.Detail,
                    ["remedy"] = check.Remedy,
                }
            ),
        };

    private static bool IsFailed(DoctorCheck check) => check.Status == DoctorStatus.Failed;
}
