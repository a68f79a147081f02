using System.Globalization;
using System.Text.Json;

namespace Tutti.Rolling.Tests;

/// <summary>An app whose processes are replaced one by one, as those do who deploy it: a new one is ready before an old one is told to stop.</summary>
/// <param name="isSupervised">
/// Whether a supervisor tells everyone where the others are, each of which listens at an address of its own. Otherwise a kind has one address more than
/// processes, and its next process listens where there is room.
/// </param>
internal sealed class Rollout(bool isSupervised) : IAsyncDisposable
{
    private const int Replicas = 2;

    private static readonly string[] s_kinds = [Kind.Front, Kind.Back];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tutti-");
    private readonly List<AppProcess> _all = [];
    private readonly List<AppProcess> _live = [];
    private int _started;
    private int _told;

    public bool IsSupervised => isSupervised;

    /// <summary>Those that run now.</summary>
    public IReadOnlyList<AppProcess> Live => _live;

    /// <summary>What went wrong, in any of them.</summary>
    public IEnumerable<string> Failures =>
        _all.SelectMany(process => process.Failures.Select(failure => $"{process}: {failure}"));

    /// <summary>Starts version 1.</summary>
    public async Task StartAsync()
    {
        string[] kinds = [.. s_kinds.SelectMany(kind => Enumerable.Repeat(kind, Replicas))];
        var urls = kinds.Select((kind, index) => NextUrl(kind, index % Replicas)).ToArray();
        var environment = isSupervised
            ? kinds
                .Zip(urls)
                .GroupBy(pair => pair.First)
                .ToDictionary(g => g.Key, g => g.Select(p => p.Second).ToArray())
            : Slots();
        for (var index = 0; index < kinds.Length; index++)
        {
            Start(kinds[index], 1, urls[index], environment, isFirst: true);
        }
        foreach (var process in _live)
        {
            await process.ReadyAsync();
        }
    }

    /// <summary>Puts another version in the place of a process.</summary>
    public async Task ReplaceAsync(AppProcess old, int version)
    {
        var url = NextUrl(old.Kind, FreeSlot(old.Kind));
        var urls = isSupervised
            ? s_kinds.ToDictionary(kind => kind, kind => kind == old.Kind ? [url] : UrlsOf(kind))
            : Slots();
        var process = Start(old.Kind, version, url, urls, isFirst: false);
        await process.ReadyAsync();
        if (isSupervised)
        {
            // The new ones are called before the old one stops to be.
            await TellAsync(_live);
            await TellAsync(_live.Where(other => other != old));
        }
        _live.Remove(old);
        await old.StopAsync();
    }

    /// <summary>Waits until every process has had answers to so many further calls of each kind.</summary>
    /// <param name="calls">How many.</param>
    /// <param name="hasAnswer">Whether calls of a kind, of a process, can have an answer now.</param>
    /// <returns>What has come of those.</returns>
    public async Task<Dictionary<AppProcess, Dictionary<string, Tally>>> ObserveAsync(
        int calls,
        Func<string, bool> hasAnswer
    )
    {
        await Wait.UntilAsync(
            () => _live.TrueForAll(process => process.Tallies.Count > 0),
            () => $"A process makes no calls.\n{Told()}"
        );
        var before = _live.ToDictionary(process => process, process => process.Tallies);
        await Wait.UntilAsync(
            () =>
                _live.TrueForAll(process =>
                    Since(process).All(pair => !hasAnswer(pair.Key) || pair.Value.All >= calls)
                ),
            () => $"A process gets no answers.\n{Told()}"
        );
        return _live.ToDictionary(process => process, Since);

        Dictionary<string, Tally> Since(AppProcess process) =>
            process.Tallies.ToDictionary(pair => pair.Key, pair => pair.Value - before[process][pair.Key]);
    }

    /// <summary>What all processes have counted, for whoever reads of a failed test.</summary>
    public string Told() =>
        string.Join(
            '\n',
            _live.Select(process =>
                $"{process}: " + string.Join(' ', process.Tallies.Select(pair => $"{pair.Key}={pair.Value}"))
            )
        );

    /// <summary>Stops all.</summary>
    public async Task StopAsync()
    {
        await Task.WhenAll(_live.Select(process => process.StopAsync()));
        _live.Clear();
    }

    public ValueTask DisposeAsync()
    {
        _all.ForEach(process => process.Dispose());
        _directory.Delete(recursive: true);
        return default;
    }

    private AppProcess Start(string kind, int version, string url, Dictionary<string, string[]> urls, bool isFirst)
    {
        var variables = new Dictionary<string, string>
        {
            ["TUTTI_ENV_JSON"] = Environment(version, urls),
            ["TUTTI_PROCESS"] = kind,
            ["TUTTI_REPLICA"] = (Array.IndexOf(urls[kind], url) + 1).ToString(CultureInfo.InvariantCulture),
            ["ROLLING_FIRST"] = isFirst ? "1" : "0",
        };
        if (isSupervised)
        {
            variables["TUTTI_SUPERVISED"] = "1";
        }
        var process = AppProcess.Start(kind, version, url, variables);
        _all.Add(process);
        _live.Add(process);
        return process;
    }

    private string Environment(int version, Dictionary<string, string[]> urls)
    {
        return JsonSerializer.Serialize(
            new
            {
                type = "test",
                keys = new[] { "a-key-of-the-rolling-tests" },
                shutdown = new { delay = "100ms", timeout = "20s" },
                processes = new Dictionary<string, object>
                {
                    [Kind.Front] = Definition(Kind.Front),
                    [Kind.Back] = Definition(Kind.Back),
                    // Every environment has a gateway; nobody needs this one.
                    ["edge"] = new
                    {
                        gateway = true,
                        url = UrlOf("edge"),
                        listen = "http://127.0.0.1:0",
                    },
                },
            }
        );

        object Definition(string kind) =>
            new
            {
                services = Kind.Services(kind, version),
                replicas = urls[kind].Length,
                url = urls[kind],
            };
    }

    private async Task TellAsync(IEnumerable<AppProcess> processes)
    {
        AppProcess[] called = [.. processes];
        var line = JsonSerializer.Serialize(
            new
            {
                tutti = "peers",
                number = ++_told,
                urls = s_kinds.ToDictionary(
                    kind => kind,
                    kind => called.Where(process => process.Kind == kind).Select(process => process.Url)
                ),
            }
        );
        foreach (var process in _live)
        {
            await process.TellAsync(line);
        }
    }

    private string NextUrl(string kind, int slot) => UrlOf(isSupervised ? $"{kind}-{++_started}" : $"{kind}-{slot}");

    private Dictionary<string, string[]> Slots() =>
        s_kinds.ToDictionary(
            kind => kind,
            kind => Enumerable.Range(0, Replicas + 1).Select(slot => UrlOf($"{kind}-{slot}")).ToArray()
        );

    private int FreeSlot(string kind) =>
        Enumerable.Range(0, Replicas + 1).First(slot => !UrlsOf(kind).Contains(UrlOf($"{kind}-{slot}")));

    private string[] UrlsOf(string kind) =>
        [.. _live.Where(process => process.Kind == kind).Select(process => process.Url)];

    private string UrlOf(string name) => $"unix:{Path.Combine(_directory.FullName, name)}";
}
