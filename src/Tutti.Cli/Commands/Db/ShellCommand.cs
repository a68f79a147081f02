using System.CommandLine;
using Tutti.Cli.Shell;
using Tutti.DevHost.Databases;

namespace Tutti.Cli.Commands.Db;

/// <summary><c>tutti db shell</c>: somebody types SQL.</summary>
internal static class ShellCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new ExampleCommand("shell", "Type SQL: in psql if it is there, else at a prompt of tutti's own.")
        {
            Examples =
            [
                "tutti db shell",
                "tutti db shell todos --reader",
                "tutti db shell todos --command \"select count(*) from todos\"",
                "tutti db shell --env production --reader",
            ],
        };
        var options = DbOptions.AddTo(command, hasJson: false);
        var reader = UriCommand.ReaderOption();
        var superuser = new Option<bool>("--superuser")
        {
            Description = "As the superuser of the local server, who may create any extension",
        };
        var statement = new Option<string?>("--command", "-c")
        {
            Description = "Execute these statements, and leave",
            HelpName = "SQL",
        };
        var builtIn = new Option<bool>("--built-in")
        {
            Description = "The prompt of tutti's own, even if psql is there",
        };
        command.Add(reader);
        command.Add(superuser);
        command.Add(statement);
        command.Add(builtIn);
        command.Validators.Add(result =>
        {
            if (result.GetValue(reader) && result.GetValue(superuser))
            {
                result.AddError("Leave out --reader or --superuser: they are two roles.");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
                options.RunAsync(
                    context,
                    parsed,
                    needsBuild: false,
                    async databases =>
                    {
                        var target = await options.TargetAsync(databases, parsed, cancellationToken);
                        var login =
                            parsed.GetValue(superuser) ? await databases.SuperuserAsync(target, cancellationToken)
                            : parsed.GetValue(reader) ? target.Reader
                            : target.Owner;
                        var text = parsed.GetValue(statement);
                        // Any version talks with any server.
                        var programs = parsed.GetValue(builtIn)
                            ? []
                            : await databases.ProgramsAsync("psql", target, cancellationToken);
                        if (programs is not [var psql, ..])
                        {
                            return await DatabaseFailures.GuardAsync(
                                target,
                                () => SqlPrompt.RunAsync(context.Terminals, target.Name, login, text, cancellationToken)
                            );
                        }
                        var exitCode = await TerminalProgram.RunAsync(
                            context,
                            psql.Path,
                            text is null ? [] : ["--command", text],
                            PostgresVariables.Of(login),
                            cancellationToken
                        );
                        return exitCode == 0 ? ExitCodes.Success : ExitCodes.Failed;
                    },
                    cancellationToken
                )
        );
        return command;
    }
}
