using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tutti.Faults.Tests.Load;

/// <summary>People who ask for one thing after the other, drawn by a seed.</summary>
internal sealed class Traffic
{
    private const int People = 16;
    private const int MostCalls = 200_000;
    private const int LongestPause = 80;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly ConcurrentQueue<CallRecord> _calls = new();
    private readonly IReadOnlyList<Entry> _entries;
    private readonly CallKind[] _kinds;
    private readonly int _actor;
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private readonly Task _people;
    private volatile bool _isOver;
    private int _marks;

    public Traffic(IReadOnlyList<Entry> entries, int actor, CallKind[] kinds, int seed)
    {
        _entries = entries;
        _actor = actor;
        _kinds = kinds;
        _people = Task.WhenAll(
            Enumerable.Range(0, People).Select(person => Task.Run(() => AskAsync(new Random(seed + person))))
        );
    }

    public TimeSpan Now => _clock.Elapsed;

    public IReadOnlyCollection<CallRecord> Calls => _calls;

    /// <summary>Waits until calls that began from now on have succeeded, of each kind.</summary>
    public Task UntilAllSucceedAsync(TimeSpan patience)
    {
        var from = Now;
        return Waiting.UntilAsync(
            () => Array.TrueForAll(_kinds, kind => _calls.Any(call => call.Kind == kind && IsSuccess(call))),
            patience,
            () =>
                string.Join(
                    ", ",
                    _kinds.Where(kind => !_calls.Any(call => call.Kind == kind && IsSuccess(call))).Select(k => k.Name)
                )
                + " does not succeed again; last: "
                + _calls.LastOrDefault(call => call.Outcome != Outcome.Right)
        );

        bool IsSuccess(CallRecord call) => call.From >= from && call.Outcome == Outcome.Right;
    }

    public async Task EndAsync()
    {
        _isOver = true;
        await _people;
    }

    private async Task AskAsync(Random random)
    {
        while (!_isOver && _calls.Count < MostCalls)
        {
            var kind = _kinds[random.Next(_kinds.Length)];
            var first = random.Next(_entries.Count);
            var entry = Enumerable
                .Range(0, _entries.Count)
                .Select(offset => _entries[(first + offset) % _entries.Count])
                .First(entry => entry.IsIn);
            _calls.Enqueue(await CallAsync(kind, entry));
            await Task.Delay(random.Next(LongestPause));
        }
    }

    private async Task<CallRecord> CallAsync(CallKind kind, Entry entry)
    {
        var mark = kind.LeavesMark
            ? $"{_run}-{Interlocked.Increment(ref _marks).ToString(CultureInfo.InvariantCulture)}"
            : null;
        var from = Now;
        var (outcome, text) = await OutcomeAsync(kind, entry, mark);
        return new(kind, entry.Replica.Name, from, Now, outcome, text, mark);
    }

    private async Task<(Outcome Outcome, string Text)> OutcomeAsync(CallKind kind, Entry entry, string? mark)
    {
        try
        {
            var (status, text) = await entry.SendAsync(
                kind.Method,
                kind.Path,
                kind.Body?.Replace("{mark}", mark, StringComparison.Ordinal),
                _actor
            );
            return (Judge(kind, status, text, mark), $"{status.ToString(CultureInfo.InvariantCulture)} {text}");
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return (Outcome.Wrong, exception.ToString());
        }
    }

    private static Outcome Judge(CallKind kind, int status, string text, string? mark)
    {
        try
        {
            var isRight =
                status == kind.Status
                && (
                    mark is null
                        ? KnownAnswers.WithoutTrace(text) == kind.Answer
                        : text.Contains(
                            kind.Answer.Replace("{mark}", mark, StringComparison.Ordinal),
                            StringComparison.Ordinal
                        )
                );
            return isRight
                ? Outcome.Right
                : (status, CodeOf(text)) switch
                {
                    (503, "unavailable") => Outcome.Unavailable,
                    (504, "deadline_exceeded") => Outcome.DeadlineExceeded,
                    _ => Outcome.Wrong,
                };
        }
        catch (JsonException)
        {
            return Outcome.Wrong;
        }
    }

    private static string? CodeOf(string text) => (JsonNode.Parse(text) as JsonObject)?["code"]?.GetValue<string>();
}
