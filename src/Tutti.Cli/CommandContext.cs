using Tutti.Cli.Output;
using Tutti.DevHost;

namespace Tutti.Cli;

/// <summary>What every command needs, and how every command ends.</summary>
/// <param name="Terminals">Where the output goes.</param>
/// <param name="WorkingDirectory">Where the user is.</param>
internal sealed record CommandContext(Terminals Terminals, string WorkingDirectory)
{
    /// <summary>Runs a command and turns what may go wrong into a message and an exit code.</summary>
    /// <param name="command">The command.</param>
    /// <param name="writeError">Writes the error for machines as well, where that was asked for.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(Func<Task<int>> command, Action<ToolException>? writeError)
    {
        try
        {
            return await command();
        }
        catch (ToolException error)
        {
            Terminals.Error.SetStatus(null);
            writeError?.Invoke(error);
            ErrorRenderer.Write(Terminals.Error, error, WorkingDirectory);
            return ExitCodeOf(error);
        }
        catch (OperationCanceledException)
        {
            Terminals.Error.SetStatus(null);
            return ExitCodes.Interrupted;
        }
        catch (Exception error)
        {
            Terminals.Error.SetStatus(null);
            Terminals.Error.WriteError($"tutti failed, and that is a fault of tutti: {error}");
            return ExitCodes.Internal;
        }
    }

    private static int ExitCodeOf(ToolException error) =>
        error.Code switch
        {
            ToolErrors.SdkMissing => ExitCodes.NoSdk,
            ToolErrors.NameInvalid
            or ToolErrors.DiagnosticUnknown
            or ToolErrors.RevisionUnknown
            or ToolErrors.EnvironmentUnknown
            or ToolErrors.DatabaseUnknown
            or ToolErrors.DatabaseNotLocal
            or ToolErrors.ConfirmationMissing => ExitCodes.Usage,
            ToolErrors.PostgresUnavailable or ToolErrors.DatabaseUnreachable => ExitCodes.NoDatabase,
            ToolErrors.PortUnavailable
            or ToolErrors.OutputUnwritable
            or ToolErrors.FolderUnusable
            or ToolErrors.PackageMissing
            or ToolErrors.AppRunning
            or ToolErrors.AppNotRunning
            or ToolErrors.MigrationFailed
            or ToolErrors.ProgramMissing
            or ToolErrors.EnvironmentInvalid => ExitCodes.Failed,
            _ => ExitCodes.NoApp,
        };
}
