using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace Tutti.Rolling.Tests;

/// <summary>A process of the app, in one of its versions, and what it says of the calls that it makes.</summary>
internal sealed class AppProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task _reading;
    private readonly List<string> _log = [];
    private readonly Channel<string> _answers = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile IReadOnlyDictionary<string, Tally> _tallies = new Dictionary<string, Tally>();

    private AppProcess(Process process, string kind, int version, string url)
    {
        _process = process;
        Kind = kind;
        Version = version;
        Url = url;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public string Kind { get; }

    public int Version { get; }

    public string Url { get; }

    /// <summary>What has come of its calls so far, by their names.</summary>
    public IReadOnlyDictionary<string, Tally> Tallies => _tallies;

    /// <summary>All that it has said but what it counts.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join('\n', _log);
            }
        }
    }

    /// <summary>Calls that have failed, or were answered wrongly.</summary>
    public IReadOnlyList<string> Failures
    {
        get
        {
            lock (_log)
            {
                return [.. _log.Where(line => line.StartsWith("failed: ", StringComparison.Ordinal))];
            }
        }
    }

    public static AppProcess Start(string kind, int version, string url, Dictionary<string, string> variables)
    {
        var name = $"Tutti.Rolling.Tests.AppV{version}";
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", name, configuration, $"{name}.dll");
        var start = new ProcessStartInfo("dotnet", [program])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in variables)
        {
            start.Environment[variable] = value;
        }
        return new AppProcess(Process.Start(start)!, kind, version, url);
    }

    public Task ReadyAsync() => Wait.ForAsync(_ready.Task, this);

    /// <summary>Tells it where the others are, as a supervisor does, and waits until it calls them there.</summary>
    public async Task TellAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await Wait.ForAsync(_answers.Reader.ReadAsync().AsTask(), this);
    }

    /// <summary>Lets it end as it likes to.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await Wait.ForAsync(_process.WaitForExitAsync(), this);
        await Wait.ForAsync(_reading, this);
        Assert.True(_process.ExitCode == 0, $"{this} has ended with {_process.ExitCode}:\n{Log}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
        _process.Dispose();
    }

    public override string ToString() => $"{Kind} v{Version} {Path.GetFileName(Url)}";

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("load: ", StringComparison.Ordinal))
            {
                _tallies = line["load: ".Length..]
                    .Split(' ')
                    .Select(Tally.Parse)
                    .ToDictionary(t => t.Name, t => t.Tally);
                continue;
            }
            if (line.StartsWith("""{"tutti":"peers""", StringComparison.Ordinal))
            {
                _answers.Writer.TryWrite(line);
                continue;
            }
            lock (_log)
            {
                _log.Add(line);
            }
            if (
                line.Contains("Application started", StringComparison.Ordinal)
                || line.StartsWith("""{"tutti":"ready""", StringComparison.Ordinal)
            )
            {
                _ready.TrySetResult();
            }
        }
        // Whoever waits for it finds the end instead.
        _ready.TrySetResult();
        _answers.Writer.TryComplete();
    }
}

/// <summary>How often calls of a kind were answered by either version, and how often nobody had the endpoint.</summary>
internal readonly record struct Tally(int OfVersion1, int OfVersion2, int Unimplemented)
{
    public int All => OfVersion1 + OfVersion2 + Unimplemented;

    public static Tally operator -(Tally left, Tally right) =>
        new(
            left.OfVersion1 - right.OfVersion1,
            left.OfVersion2 - right.OfVersion2,
            left.Unimplemented - right.Unimplemented
        );

    public static (string Name, Tally Tally) Parse(string text)
    {
        var (name, numbers) = text.Split('=') is [var n, var values]
            ? (n, values.Split('/'))
            : throw new FormatException(text);
        return (name, new Tally(Number(0), Number(1), Number(2)));

        int Number(int index) => int.Parse(numbers[index], CultureInfo.InvariantCulture);
    }

    public override string ToString() => $"{OfVersion1}/{OfVersion2}/{Unimplemented}";
}
