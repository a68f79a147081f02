using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Tutti.Cli.Tests.Support;

/// <summary>The real command line in a process of its own.</summary>
internal sealed class TuttiProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _out = [];
    private readonly List<string> _error = [];

    private TuttiProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Add(_out, line.Data);
        process.ErrorDataReceived += (_, line) => Add(_error, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Pid => _process.Id;

    public string Out => Text(_out);

    public string Error => Text(_error);

    /// <summary>Starts <c>tutti</c> as the leader of its own process group, as a shell does.</summary>
    public static TuttiProcess Start(string workingDirectory, params IEnumerable<string> args) =>
        StartProgram(workingDirectory, ["dotnet", Path.Combine(AppContext.BaseDirectory, "tutti.dll"), .. args]);

    /// <summary>Starts any program as the leader of its own process group.</summary>
    public static TuttiProcess StartProgram(string workingDirectory, params IEnumerable<string> command)
    {
        string[] all = OperatingSystem.IsLinux() ? ["setsid", .. command] : [.. command];
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new TuttiProcess(Process.Start(start)!);
    }

    /// <summary>The events that were written so far.</summary>
    public IReadOnlyList<JsonElement> Events
    {
        get
        {
            lock (_out)
            {
                return [.. _out.Select(line => JsonDocument.Parse(line).RootElement)];
            }
        }
    }

    /// <summary>Waits for an event, the nth of its name.</summary>
    public async Task<JsonElement> EventAsync(string name, int number = 1)
    {
        var found = await Wait.ForAsync(
            () => Events.Where(happened => NameOf(happened) == name).Skip(number - 1).Cast<object>().FirstOrDefault(),
            () => $"event {name} number {number}. So far:\n{Out}{Error}"
        );
        return (JsonElement)found;
    }

    /// <summary>Waits for a text on either stream.</summary>
    public Task TextAsync(string text) =>
        Wait.UntilAsync(() => (Out + Error).Contains(text, StringComparison.Ordinal), $"the text {text}");

    public void Signal(string signal) => Send(signal, Pid.ToString(CultureInfo.InvariantCulture));

    public void SignalGroup(string signal) => Send(signal, string.Create(CultureInfo.InvariantCulture, $"-{Pid}"));

    public async Task<int> ExitAsync(TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? Wait.Patience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>The ids of the app's processes from a <c>ready</c> event.</summary>
    public static int[] PidsOf(JsonElement ready) =>
        [.. ready.GetProperty("processes").EnumerateArray().Select(process => process.GetProperty("pid").GetInt32())];

    public static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public static string NameOf(JsonElement happened) => happened.GetProperty("event").GetString()!;

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    private static void Send(string signal, string target)
    {
        using var kill = Process.Start("kill", [$"-{signal}", "--", target]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private static void Add(List<string> lines, string? line)
    {
        lock (lines)
        {
            if (line is not null)
            {
                lines.Add(line);
            }
        }
    }

    private static string Text(List<string> lines)
    {
        lock (lines)
        {
            return string.Concat(lines.Select(line => $"{line}\n"));
        }
    }
}
