using Npgsql;
using Tutti.Cli.Output;
using Tutti.DevHost.Databases.Shell;

namespace Tutti.Cli.Shell;

/// <summary>A prompt for SQL, where psql is not installed.</summary>
internal sealed class SqlPrompt
{
    private readonly Terminals _terminals;
    private readonly ShellSession _session;
    private readonly string _name;
    private readonly StatementBuffer _buffer = new();
    private CancellationTokenSource? _running;
    private bool _hasFailed;

    private SqlPrompt(Terminals terminals, ShellSession session, string name) =>
        (_terminals, _session, _name) = (terminals, session, name);

    /// <summary>Reads statements and executes them, until the input ends.</summary>
    /// <param name="terminals">Where they come from, and the answers go.</param>
    /// <param name="name">What the database is called.</param>
    /// <param name="login">How to get in.</param>
    /// <param name="text">Statements to execute instead of reading any.</param>
    /// <param name="cancellationToken">Leaves.</param>
    /// <returns>The exit code: a person has seen what failed, a script has to be told.</returns>
    public static async Task<int> RunAsync(
        Terminals terminals,
        string name,
        NpgsqlConnectionStringBuilder login,
        string? text,
        CancellationToken cancellationToken
    )
    {
        await using var session = await ShellSession.OpenAsync(login, cancellationToken);
        var prompt = new SqlPrompt(terminals, session, name);
        using var interrupts = terminals.Interrupts.Hear(prompt.Interrupt);
        if (text is not null)
        {
            await prompt.TakeAsync($"{text};", cancellationToken);
            return prompt.ExitCode;
        }
        var isPerson = terminals.IsInputInteractive && terminals.Out.IsInteractive;
        await prompt.ReadAsync(isPerson, cancellationToken);
        return isPerson ? ExitCodes.Success : prompt.ExitCode;
    }

    private int ExitCode => _hasFailed ? ExitCodes.Failed : ExitCodes.Success;

    private async Task ReadAsync(bool isPerson, CancellationToken cancellationToken)
    {
        if (isPerson)
        {
            _terminals.Error.WriteLine(
                $"PostgreSQL {_session.ServerVersion}, database {_session.Database}. \\? is help, \\q leaves."
            );
        }
        while (true)
        {
            if (isPerson)
            {
                ShowPrompt();
            }
            // Off this thread: a terminal is read until a line ends.
            var line = await Task.Run(_terminals.ReadLine, cancellationToken).WaitAsync(cancellationToken);
            if (line is null || (line.Trim() == @"\q" && !_buffer.HasBegun))
            {
                break;
            }
            await TakeAsync(line, cancellationToken);
        }
        if (_buffer.Rest is { Length: > 0 } rest && !isPerson)
        {
            await ExecuteAsync(rest, cancellationToken);
        }
    }

    private async Task TakeAsync(string line, CancellationToken cancellationToken)
    {
        if (!_buffer.HasBegun && line.TrimStart().StartsWith('\\'))
        {
            await CommandAsync(line.Trim(), cancellationToken);
            return;
        }
        foreach (var statement in _buffer.Add(line))
        {
            await ExecuteAsync(statement, cancellationToken);
        }
    }

    private async Task CommandAsync(string command, CancellationToken cancellationToken)
    {
        if (command == @"\?")
        {
            _terminals.Out.WriteLine(ShellCommands.Help);
            return;
        }
        if (ShellCommands.StatementsOf(command) is not { } statements)
        {
            _terminals.Error.WriteError($"There is no {command.Split(' ')[0]} here. \\? shows what there is.");
            _hasFailed = true;
            return;
        }
        foreach (var statement in statements)
        {
            await ExecuteAsync(statement, cancellationToken);
        }
    }

    private async Task ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        using var running = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _running = running;
        try
        {
            await foreach (var result in _session.ExecuteAsync(statement, running.Token))
            {
                Show(result);
            }
        }
        catch (PostgresException error) when (!running.IsCancellationRequested && _session.IsOpen)
        {
            _hasFailed = true;
            StatementErrors.Write(_terminals.Error, statement, error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _hasFailed = true;
            _terminals.Error.WriteNote("Cancelled.");
        }
        finally
        {
            _running = null;
        }
    }

    private void Show(StatementResult result)
    {
        if (result.Columns.Count > 0)
        {
            foreach (var line in TextTable.Lines(result.Columns, result.Rows, ofNull: "∅"))
            {
                _terminals.Out.WriteLine(line);
            }
        }
        _terminals.Out.WriteLine(_terminals.Out.Styled($"({result.Summary})", Style.Dim));
        if (result.IsCut)
        {
            _terminals.Error.WriteNote($"Only the first {result.Rows.Count} are shown.");
        }
    }

    private void ShowPrompt() => _terminals.Out.Prompt($"{_name}{(_buffer.HasBegun ? "->" : "=>")} ");

    // Ends what runs; what has been typed is forgotten.
    private void Interrupt()
    {
        try
        {
            if (_running is { } running)
            {
                running.Cancel();
                return;
            }
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
        _buffer.Clear();
        _terminals.Out.WriteLine();
        ShowPrompt();
    }
}
