using System.Globalization;

namespace Tutti.Rolling.Tests;

/// <summary>
/// Version 2 of an app takes the place of version 1, process by process, and goes again, while all call each other. <c>TUTTI_ROLLING_SEEDS</c> says from
/// which number to which orders are drawn, as <c>1-50</c>.
/// </summary>
public sealed class RollingTests(ITestOutputHelper output)
{
    public static TheoryData<int> Seeds
    {
        get
        {
            var range = Environment.GetEnvironmentVariable("TUTTI_ROLLING_SEEDS") ?? "1-2";
            var ends = range.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
            return new(Enumerable.Range(ends[0], ends[^1] - ends[0] + 1));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task NoCallFailsWhileProcessesAreReplacedOneByOne(int seed)
    {
        var random = new Random(seed);
        await using var rollout = new Rollout(isSupervised: seed % 2 == 0);
        await rollout.StartAsync();
        await ObserveAsync(rollout, $"seed {seed}: all of version 1");

        foreach (var version in new[] { 2, 1 })
        {
            var order = rollout.Live.ToArray();
            random.Shuffle(order);
            foreach (var process in order)
            {
                await rollout.ReplaceAsync(process, version);
                await ObserveAsync(rollout, $"{process} is version {version} now");
            }
        }
        output.WriteLine(rollout.Told());
        AssertNoFailure(rollout, $"seed {seed}");
        await rollout.StopAsync();
    }

    private static void AssertNoFailure(Rollout rollout, string step) =>
        Assert.True(!rollout.Failures.Any(), $"{step}\n{string.Join('\n', rollout.Failures.Take(20))}");

    private async Task ObserveAsync(Rollout rollout, string step)
    {
        output.WriteLine(step);
        var before = rollout.Told();
        // Calls that were made before the step may have been answered by who is gone now.
        await rollout.ObserveAsync(calls: 2, HasAnswer);
        var observed = await rollout.ObserveAsync(calls: 10, HasAnswer);
        AssertNoFailure(rollout, step);
        foreach (var (process, calls) in observed)
        {
            foreach (var (name, tally) in calls)
            {
                AssertAnsweredByThoseWhoCan(rollout, name, tally, $"{step}: {process} {name}={tally}\n{before}");
            }
        }

        bool HasAnswer(string call) => call != "prices.find" || Hosts(rollout, "prices").Any();
    }

    private static void AssertAnsweredByThoseWhoCan(Rollout rollout, string call, Tally tally, string what)
    {
        var versions = Hosts(rollout, ServiceOf(call)).Where(version => Has(version, call)).ToHashSet();
        if (call != "stock.copy")
        {
            Assert.True(versions.Contains(1) || tally.OfVersion1 == 0, what);
            Assert.True(versions.Contains(2) || tally.OfVersion2 == 0, what);
            // A process that has just come to an address where nobody was is not looked for at once.
            var areSeen = rollout.IsSupervised || Hosts(rollout, ServiceOf(call)).All(version => Has(version, call));
            Assert.True(versions.Count == 0 || tally.Unimplemented == 0 || !areSeen, what);
        }
    }

    // The one that says which version it is.
    private static string ServiceOf(string call) => call == "stock.nested" ? "desk" : call.Split('.')[0];

    // The versions of those that have a service now.
    private static IEnumerable<int> Hosts(Rollout rollout, string service) =>
        rollout
            .Live.Where(process => Kind.Of(service, process.Version) == process.Kind)
            .Select(process => process.Version);

    private static bool Has(int version, string call) =>
        call switch
        {
            "stock.added" => version == 2,
            "stock.removed" => version == 1,
            _ => true,
        };
}
