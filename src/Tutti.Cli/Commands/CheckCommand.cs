using System.CommandLine;
using System.Text.Json.Nodes;
using Tutti.Cli.Output;
using Tutti.DevHost;
using Tutti.DevHost.Apps;
using Tutti.DevHost.Builds;
using Tutti.DevHost.Environments;

namespace Tutti.Cli.Commands;

/// <summary><c>tutti check</c>: what the compiler and Tutti find wrong with an app.</summary>
internal static class CheckCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand("check", "Show the errors and warnings of the compiler and of Tutti.")
        {
            Examples =
            [
                "tutti check",
                "tutti check examples/trello --json",
                "tutti check --sarif check.sarif",
                "tutti check --plain --warnaserror",
                "tutti check --env production",
            ],
        };
        var common = CommonOptions.AddTo(command);
        var options = CheckOptions.AddTo(command, common, context.WorkingDirectory);
        command.SetAction(
            (parsed, cancellationToken) =>
                context.RunAsync(
                    async () =>
                    {
                        var app = common.FindApp(parsed, context);
                        var environments = options.Environments(parsed);
                        foreach (var environment in environments)
                        {
                            AppEnvironments.RequireFile(app, environment);
                        }
                        var isForMachine =
                            common.WantsJson(parsed) || options.WantsPlain(parsed) || options.WantsSarif(parsed);
                        var built = await BuildAsync(context, app, isForMachine, cancellationToken);
                        var result = EnvironmentCheck.AddTo(built, app, environments);
                        Write(context, app, result, common, options, parsed);
                        var isClean =
                            result.Succeeded
                            && !(options.WarnsAsError(parsed) && result.Diagnostics.Any(found => !found.IsNote));
                        return isClean ? ExitCodes.Success : ExitCodes.Failed;
                    },
                    common.WriteErrorFor(parsed, context)
                )
        );
        return command;
    }

    private static async Task<BuildResult> BuildAsync(
        CommandContext context,
        AppDefinition app,
        bool isForMachine,
        CancellationToken cancellationToken
    )
    {
        using var progress = isForMachine ? null : new Progress(context.Terminals.Error, $"Checking {app.Name}");
        var request = new BuildRequest { Project = app.Project, ForceCompile = true };
        return await Builder.BuildAsync(request, cancellationToken);
    }

    private static void Write(
        CommandContext context,
        AppDefinition app,
        BuildResult result,
        CommonOptions common,
        CheckOptions options,
        ParseResult parsed
    )
    {
        var output = context.Terminals.Out;
        if (options.SarifFile(parsed) is { } file)
        {
            WriteSarif(Path.GetFullPath(file, context.WorkingDirectory), Sarif(app, result));
        }
        if (common.WantsJson(parsed))
        {
            Json.Write(output, Document(app, options.Environments(parsed), result));
        }
        else if (options.WantsPlain(parsed))
        {
            PlainDiagnostics.Write(output, result.Diagnostics);
        }
        else if (options.WantsSarif(parsed))
        {
            Json.Write(output, Sarif(app, result));
        }
        else
        {
            CheckReport.Write(
                context.Terminals.Error,
                app.Name,
                options.Environments(parsed),
                result,
                context.WorkingDirectory
            );
        }
    }

    // Addresses that hold on every machine: relative to the repository, or where there is none to the app.
    private static JsonObject Sarif(AppDefinition app, BuildResult result) =>
        SarifDocument.Of(result, RepositoryFolder.Above(app.Folder) ?? app.Folder, VersionCommand.OfThisProgram);

    private static void WriteSarif(string file, JsonObject document)
    {
        try
        {
            File.WriteAllText(file, $"{document.ToJsonString()}\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(
                ToolErrors.OutputUnwritable,
                $"{file} cannot be written: {error.Message}",
                "Name a file in a folder that exists."
            );
        }
    }

    private static JsonObject Document(AppDefinition app, IReadOnlyList<string> environments, BuildResult result)
    {
        var errors = result.Diagnostics.Count(diagnostic => diagnostic.IsError);
        var notes = result.Diagnostics.Count(diagnostic => diagnostic.IsNote);
        return new JsonObject
        {
            ["name"] = app.Name,
            ["ok"] = result.Succeeded,
            ["errors"] = errors,
            ["warnings"] = result.Diagnostics.Count - errors - notes,
            ["notes"] = notes,
            ["environments"] = Json.Array(environments),
            ["diagnostics"] = Json.Diagnostics(result.Diagnostics),
        };
    }
}
