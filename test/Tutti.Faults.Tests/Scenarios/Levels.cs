using System.Diagnostics;
using Tutti.Faults.Tests.App;

namespace Tutti.Faults.Tests.Scenarios;

/// <summary>What the processes hold.</summary>
/// <param name="Connections">Between processes, counted at both ends.</param>
/// <param name="Heaps">The heap of each process after a collection, in bytes, by its name and how often it was started.</param>
internal sealed record Levels(int Connections, IReadOnlyDictionary<(string, int), long> Heaps)
{
    // Two gateways with a connection for calls and one for requests to each of the five others, and two callers of three; each counts at both ends.
    private const int OneOfEach = 2 * ((2 * 5 * 2) + (2 * 3));

    // What passes requests on may open a second connection when the first one is slow, and keeps it for a minute.
    private const int SecondOnes = 2 * 4;
    private const long HeapSlack = 2 * 1024 * 1024;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(40);

    private int MostConnections => Math.Max(Connections, OneOfEach) + SecondOnes;

    public static async Task<Levels> OfAsync(Trello app)
    {
        var heaps = new Dictionary<(string, int), long>();
        foreach (var replica in app.Replicas)
        {
            heaps[(replica.Name, replica.Starts)] = await replica.HeapAsync();
        }
        return new(await app.CountConnectionsAsync(), heaps);
    }

    /// <summary>Gives what they hold when it is no more than before, or after a time.</summary>
    public static async Task<Levels> UntilLikeAsync(Trello app, Levels before)
    {
        var clock = Stopwatch.StartNew();
        while (await app.CountConnectionsAsync() > before.MostConnections && clock.Elapsed < s_patience)
        {
            await Task.Delay(200);
        }
        return await OfAsync(app);
    }

    public void RequireLike(Levels before)
    {
        Assert.True(
            Connections <= before.MostConnections,
            $"There were {before.Connections} ends of connections between processes, and now there are {Connections}."
        );
        foreach (var (process, heap) in Heaps)
        {
            // One that was started meanwhile has no level of before.
            Assert.True(
                !before.Heaps.TryGetValue(process, out var old) || heap <= old + HeapSlack,
                $"The heap of {process.Item1} had {old} bytes, and now has {heap}."
            );
        }
    }
}
