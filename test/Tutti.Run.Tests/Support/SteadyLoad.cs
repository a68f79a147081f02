using System.Collections.Concurrent;
using System.Diagnostics;

namespace Tutti.Run.Tests.Support;

/// <summary>Requests at a steady rate, whatever becomes of those before.</summary>
internal sealed class SteadyLoad : IAsyncDisposable
{
    private const int PerSecond = 100;

    private readonly string _api;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(60),
    };
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<Sent> _answers = new();
    private readonly Task _sending;

    private SteadyLoad(string api)
    {
        _api = api;
        _sending = Task.Run(SendAllAsync);
    }

    /// <summary>The requests that have been answered, or could not be.</summary>
    public IReadOnlyCollection<Sent> Answers => _answers;

    public static SteadyLoad Start(string api) => new(api);

    /// <summary>Waits until every kind of request has been answered some more times.</summary>
    public Task GoOnAsync(int rounds = 3)
    {
        var goal = _answers.Count + (rounds * Exchange.All.Count);
        return Tutti.Cli.Tests.Support.Wait.UntilAsync(() => _answers.Count >= goal, "answers");
    }

    /// <summary>Sends no more, and waits for the answers.</summary>
    public async Task<IReadOnlyList<Sent>> EndAsync()
    {
        await _end.CancelAsync();
        await _sending;
        return [.. _answers];
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _http.Dispose();
        _end.Dispose();
    }

    private async Task SendAllAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
        var watch = Stopwatch.StartNew();
        var sent = new List<Task>();
        while (!_end.IsCancellationRequested)
        {
            // A busy machine wakes us late: what was missed is made up for.
            while (sent.Count < watch.Elapsed.TotalSeconds * PerSecond)
            {
                sent.Add(SendAsync(Exchange.All[sent.Count % Exchange.All.Count]));
            }
            await timer.WaitForNextTickAsync();
        }
        await Task.WhenAll(sent);
    }

    private async Task SendAsync(Exchange exchange)
    {
        var begun = Stopwatch.GetTimestamp();
        string outcome;
        var isUnavailable = false;
        try
        {
            using var request = exchange.ToRequest(_api);
            using var response = await _http.SendAsync(request);
            var body = await response.Content.ReadAsStringAsync();
            isUnavailable =
                (int)response.StatusCode == 503
                && response.Content.Headers.ContentType?.MediaType == "application/problem+json"
                && body.Contains("\"code\":\"unavailable\"", StringComparison.Ordinal);
            outcome =
                (int)response.StatusCode == exchange.Status && body.Contains(exchange.Text, StringComparison.Ordinal)
                    ? ""
                    : $"{exchange.Method} {exchange.Path}: {(int)response.StatusCode} {body}";
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            outcome = $"{exchange.Method} {exchange.Path}: {exception}";
        }
        _answers.Enqueue(new(outcome, isUnavailable, begun, Stopwatch.GetTimestamp()));
    }
}

/// <summary>A request that was sent.</summary>
/// <param name="Failure">What is not as it has to be; empty if all is well.</param>
/// <param name="IsUnavailable">Whether it was answered that the service is unavailable.</param>
/// <param name="Begun">When it was sent.</param>
/// <param name="Ended">When it was answered.</param>
internal sealed record Sent(string Failure, bool IsUnavailable, long Begun, long Ended);
