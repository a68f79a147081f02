using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>Whole calls, with their retries, to replicas that come and go: choice, ejection, circuit and budget together.</summary>
public sealed class SimulatedCallsTests
{
    private static readonly string[] s_names = ["a", "b", "c", "d"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void CallsSucceedWhileOneReplicaIsThereAndRunTwiceOnlyIfTheyMay(int seed)
    {
        var world = new World(seed);
        for (var call = 0; call < 20_000; call++)
        {
            world.Pass();
            world.Call();
        }
        Assert.InRange(world.Succeeded, 15_000, 20_000);
        Assert.InRange(world.FailedAtOnce, 1, 2_000);
    }

    private sealed class World(int seed)
    {
        // How long it takes at most until somebody notices that one of them is back when all were gone.
        private static readonly TimeSpan s_blind = new ReplicaSettings().LongestRetryWhenAlone;

        private readonly Random _random = new(seed);
        private readonly Set _set = new(s_names.Length, seed);
        private readonly Dictionary<string, long> _upSince = s_names.ToDictionary(name => name, _ => 0L);
        private readonly HashSet<string> _dying = [];

        public int Succeeded { get; private set; }

        public int FailedAtOnce { get; private set; }

        public void Pass()
        {
            _set.Time.Pass(0.01);
            foreach (var name in s_names)
            {
                if (!_upSince.ContainsKey(name))
                {
                    if (_random.Next(150) == 0)
                    {
                        _upSince[name] = _set.Time.GetTimestamp();
                    }
                }
                else if (_random.Next(300) == 0)
                {
                    _upSince.Remove(name);
                    _dying.Add(name);
                }
            }
        }

        public void Call()
        {
            var isIdempotent = _random.Next(2) == 0;
            var began = _set.Time.GetTimestamp();
            var runs = 0;
            TriedReplicas tried = default;
            var attempts = new List<string>();
            while (true)
            {
                var lease = _set.Replicas.Choose(ref tried);
                var outcome = lease.IsChosen ? OutcomeAt(lease.Target) : CallOutcome.Unreachable;
                lease.End(outcome);
                attempts.Add($"{lease.Target} {outcome}");
                runs += outcome is CallOutcome.Answered or CallOutcome.Lost ? 1 : 0;
                Assert.True(runs <= 1 || isIdempotent, "A call ran twice that must not.");
                if (outcome == CallOutcome.Answered)
                {
                    Succeeded++;
                    return;
                }
                FailedAtOnce += tried.Count == 0 ? 1 : 0;
                var left = TimeSpan.FromSeconds(5) - _set.Time.GetElapsedTime(began);
                var failed = new FailedAttempt(
                    tried.Count,
                    outcome,
                    runs > 0 && outcome == CallOutcome.Lost,
                    isIdempotent,
                    left
                );
                if (!lease.IsChosen || !_set.Replicas.MayRetry(failed, out var delay))
                {
                    Assert.True(
                        MayFail(tried.Count, outcome, isIdempotent),
                        $"A call failed: {string.Join(", ", attempts)}."
                    );
                    return;
                }
                _set.Time.Pass(delay);
            }
        }

        // Only when nobody was there, or none for long enough to be noticed; or when it cannot be told whether it has run.
        private bool MayFail(int attempts, CallOutcome outcome, bool isIdempotent) =>
            _upSince.Count == 0
            || (outcome == CallOutcome.Lost && !isIdempotent)
            || (attempts == 0 && _upSince.Values.All(since => _set.Time.GetElapsedTime(since) <= s_blind));

        private CallOutcome OutcomeAt(string name) =>
            _upSince.ContainsKey(name) ? CallOutcome.Answered
            : _dying.Remove(name) ? CallOutcome.Lost
            : CallOutcome.Unreachable;
    }
}
