using Tutti.DevHost.Run;

namespace Tutti.Cli.Output;

/// <summary>Shows a person what happens during <c>tutti run</c>.</summary>
internal sealed class RunConsole(Terminals terminals, RunOptions options, string workingDirectory) : IDisposable
{
    private static readonly Style[] ProcessStyles =
    [
        Style.Cyan,
        Style.Magenta,
        Style.Green,
        Style.Yellow,
        Style.BoldBlue,
        Style.Blue,
    ];

    private readonly Lock _lock = new();
    private readonly List<string> _processes = [];
    private readonly List<string> _kinds = [];
    private Progress? _progress;
    private string? _shownApi;
    private IReadOnlyList<string> _shownNames = [];

    private Terminal Terminal => terminals.Error;

    public void Show(RunEvent happened)
    {
        lock (_lock)
        {
            ShowLocked(happened);
        }
    }

    public void Dispose() => SetProgress(null);

    private void ShowLocked(RunEvent happened)
    {
        switch (happened)
        {
            case RunEvent.Log log:
                ShowLog(log);
                break;
            case RunEvent.Notice notice:
                Terminal.WriteNote(notice.Message);
                break;
            case RunEvent.Building building:
                if (building.Changed.Count > 0)
                {
                    Terminal.WriteLine(Terminal.Styled($"Changed: {Some(building.Changed)}", Style.Dim));
                }
                SetProgress($"Building {options.App.Name}");
                break;
            case RunEvent.Built built:
                SetProgress(null);
                DiagnosticRenderer.Write(Terminal, built.Result.Diagnostics, workingDirectory);
                Terminal.WriteLine($"Built in {built.Result.Duration.TotalSeconds:0.0} s");
                SetProgress($"Starting {options.App.Name}");
                break;
            case RunEvent.PostgresReady postgres:
                Terminal.WriteLine($"PostgreSQL {postgres.Version} ready in {postgres.Elapsed.TotalMilliseconds:0} ms");
                break;
            case RunEvent.DatabasesReady:
                // Whoever waits for them sees them in the table.
                break;
            case RunEvent.BuildFailed failed:
                SetProgress(null);
                DiagnosticRenderer.Write(Terminal, failed.Result.Diagnostics, workingDirectory);
                var remark = failed.StillServing ? " The version before it goes on serving." : "";
                Terminal.WriteError(
                    $"The build failed: {DiagnosticRenderer.Count(failed.Result.Diagnostics)}.{remark}"
                );
                break;
            case RunEvent.Failed failed:
                SetProgress(null);
                ErrorRenderer.Write(Terminal, failed.Error, workingDirectory);
                break;
            case RunEvent.Ready ready:
                SetProgress(null);
                ShowReady(ready);
                break;
            case RunEvent.Restarting restarting:
                SetProgress($"Starting {Some(restarting.Processes)}");
                break;
            case RunEvent.Unchanged:
                SetProgress(null);
                Terminal.WriteLine("Nothing has changed of what runs.");
                break;
            case RunEvent.Replaced replaced:
                SetProgress(null);
                Terminal.WriteLine(
                    $"{Styled(replaced.Process)}: new process {replaced.Pid} took over from {replaced.OldPid} in {replaced.Elapsed.TotalSeconds:0.0} s"
                );
                break;
            case RunEvent.NotReplaced failed:
                SetProgress(null);
                Terminal.WriteError(
                    $"The new version did not start: {Some(failed.Processes)}. The version before it goes on serving."
                );
                break;
            case RunEvent.NotReady late:
                ShowNotReady(late);
                break;
            case RunEvent.Exited exited:
                SetProgress(null);
                ShowExited(exited);
                break;
            case RunEvent.WaitingForChange:
                Terminal.WriteLine("Waiting for a file to be saved …");
                break;
            case RunEvent.Stopping:
                SetProgress(null);
                Terminal.WriteLine("Stopping …");
                break;
            case RunEvent.Stopped:
                SetProgress(null);
                break;
        }
    }

    private void ShowReady(RunEvent.Ready ready)
    {
        var services = ready.Processes.SelectMany(process => process.Services).Distinct(StringComparer.Ordinal).Count();
        Terminal.WriteLine(
            Terminal.Styled("Ready", Style.BoldGreen)
                + $": {Count(services, "service")} in {Count(ready.Processes.Count, "process", "processes")}"
                + (ready.Elapsed is { } elapsed ? $", after {elapsed.TotalSeconds:0.0} s" : "")
        );
        string[] names =
        [
            .. ready.Processes.Select(process => process.Name),
            .. ready.Databases.Select(database => $"database {database.Name}"),
        ];
        if (!_shownNames.SequenceEqual(names))
        {
            _shownNames = names;
            foreach (var line in RunTable.Lines(ready.Processes, ready.Databases, Styled))
            {
                Terminal.WriteLine(line);
            }
        }
        if (_shownApi != ready.Api)
        {
            _shownApi = ready.Api;
            terminals.Out.WriteLine($"API Base URL: {ready.Api}");
            var watching = options.Watch ? "Saved files are built and run. " : "";
            Terminal.WriteLine(Terminal.Styled($"{watching}Ctrl-C stops.", Style.Dim));
        }
    }

    private void ShowNotReady(RunEvent.NotReady late)
    {
        var missing = string.Join(", ", late.Missing);
        if (late.GivenUp)
        {
            SetProgress(null);
            Terminal.WriteError(
                $"Not ready after {late.Elapsed.TotalSeconds:0} s: {missing}. Its log above may say why."
            );
        }
        else
        {
            Terminal.WriteNote($"Still waiting for {missing} to say that it is ready.");
        }
    }

    private void ShowExited(RunEvent.Exited exited)
    {
        var when = exited.WasReady ? "" : " before it was ready";
        var next = exited.RestartIn is { } delay ? $" It starts again in {delay.TotalSeconds:0.##} s." : "";
        Terminal.WriteError($"Process {exited.Process} ended with exit code {exited.ExitCode}{when}.{next}");
    }

    private void ShowLog(RunEvent.Log log)
    {
        var name = Styled(log.Process);
        var space = new string(' ', _processes.Max(each => each.Length) - log.Process.Length);
        Terminal.WriteLine($"{name}{space} {Terminal.Styled("|", Style.Dim)} {log.Text}");
    }

    // Replicas have the colour of their kind.
    private string Styled(string process)
    {
        if (!_processes.Contains(process))
        {
            _processes.Add(process);
        }
        var kind = process.Split('#')[0];
        if (!_kinds.Contains(kind))
        {
            _kinds.Add(kind);
        }
        return Terminal.Styled(process, ProcessStyles[_kinds.IndexOf(kind) % ProcessStyles.Length]);
    }

    private void SetProgress(string? text)
    {
        _progress?.Dispose();
        _progress = text is null ? null : new Progress(Terminal, text);
    }

    private static string Some(IReadOnlyList<string> files) =>
        files.Count <= 3 ? string.Join(", ", files) : $"{string.Join(", ", files.Take(3))} and {files.Count - 3} more";

    private static string Count(int count, string one, string? many = null) =>
        count == 1 ? $"1 {one}" : $"{count} {many ?? $"{one}s"}";
}
