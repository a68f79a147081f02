using System.Globalization;
using Tutti.Faults.Tests.App;
using Tutti.Faults.Tests.Scenarios;

namespace Tutti.Faults.Tests;

/// <summary>
/// Faults as they come: half a minute of them, or <c>TUTTI_FAULTS_MINUTES</c>. The report says by which seed they were drawn; <c>TUTTI_FAULTS_SEED</c> draws the same again.
/// </summary>
public sealed class RandomFaultTests(Trello app)
{
    private const int OutagesInTen = 2;
    private const int RollsInTwenty = 1;

    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task WhateverHappensAnswersAreRightOrCleanProblems()
    {
        var seed = int.Parse(
            Setting("SEED") ?? Random.Shared.Next().ToString(null, null),
            CultureInfo.InvariantCulture
        );
        var minutes = double.Parse(Setting("MINUTES") ?? "0.5", CultureInfo.InvariantCulture);
        var random = new Random(seed);
        var second = await app.SecondAsync();
        await using var scenario = await Scenario.BeginAsync(app, seed);
        var isSecond = false;
        var end = scenario.Now + TimeSpan.FromMinutes(minutes);
        try
        {
            while (scenario.Now < end)
            {
                if (random.Next(20) < RollsInTwenty)
                {
                    isSecond = !isSecond;
                    await scenario.RollAsync(
                        isSecond ? "to the second version" : "back to the first",
                        isSecond ? second : Versions.First,
                        random
                    );
                    continue;
                }
                var isOutage = random.Next(10) < OutagesInTen;
                var fault = isOutage ? Outage(random) : Tolerable(random);
                await scenario.LetHappenAsync(fault, s_shortest + (random.NextDouble() * Longest(isOutage)), isOutage);
            }
        }
        finally
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"TUTTI_FAULTS_SEED={seed.ToString(null, null)}");
        }
        await scenario.EndAsync($"Random, TUTTI_FAULTS_SEED={seed.ToString(null, null)}");
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable($"TUTTI_FAULTS_{name}");

    private static TimeSpan Longest(bool isOutage) => TimeSpan.FromSeconds(isOutage ? 3 : 8);

    // One of each kind of process at most cannot be reached; the links of any others may be bad.
    private Fault Tolerable(Random random)
    {
        var faults = new List<Fault>();
        foreach (var kind in (string[])["people", "money"])
        {
            if (random.Next(3) > 0 || faults.Count == 0)
            {
                faults.Add(Taking(app.Of(kind)[random.Next(app.Of(kind).Count)], random));
            }
        }
        var others = app.Replicas.Where(replica => !faults.Any(fault => fault.Takes.Contains(replica))).ToArray();
        if (random.Next(3) == 0)
        {
            var other = others[random.Next(others.Length)];
            faults.Add(random.Next(2) == 0 ? Fault.Lose(other) : Fault.Delay(other));
        }
        return Fault.All(faults);
    }

    private Fault Taking(Replica replica, Random random) =>
        random.Next(6) switch
        {
            0 => Fault.Kill(replica),
            1 => Fault.Freeze(replica),
            2 => Fault.Cut(replica),
            3 => Fault.Drop(replica),
            4 => Fault.Reject(replica),
            _ => Fault.CutBetween(app.Of("edge")[random.Next(2)], replica),
        };

    private Fault Outage(Random random)
    {
        var gone = random.Next(3) switch
        {
            0 => app.Of("people"),
            1 => app.Of("money"),
            _ => [app.Of("edge")[random.Next(2)]],
        };
        Func<Replica, Fault> fault = random.Next(gone.Count == 1 ? 2 : 4) switch
        {
            0 => Fault.Cut,
            1 => Fault.Drop,
            2 => Fault.Kill,
            _ => Fault.Freeze,
        };
        return Fault.All([.. gone.Select(fault)]);
    }
}
