using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>What holds whatever happens, in whatever order.</summary>
public sealed class RandomSequenceTests
{
    private const int Steps = 3_000;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void WhateverHappensTheRulesHold(int seed)
    {
        var sequence = new Sequence(seed);
        for (var step = 0; step < Steps; step++)
        {
            sequence.Step();
        }
        sequence.Recover();
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 30)];

    private sealed class Sequence
    {
        private static readonly CallOutcome[] s_outcomes = Enum.GetValues<CallOutcome>();

        private readonly Random _random;
        private readonly Set _set;
        private readonly Dictionary<string, CallOutcome?> _faults = [];
        private readonly List<ReplicaLease<string>> _open = [];
        private string[] _names = ["a", "b", "c"];

        public Sequence(int seed)
        {
            _random = new(seed);
            _set = new(_names.Length, seed);
        }

        public void Step()
        {
            switch (_random.Next(100))
            {
                case < 50:
                    Begin();
                    break;
                case < 95:
                    End();
                    break;
                case < 96:
                    Replace();
                    break;
                case < 98:
                    Break();
                    break;
                default:
                    _set.Time.Pass(_random.NextDouble() * _random.Next(1, 20));
                    break;
            }
            _set.Time.Pass(0.002);
            CallsInFlightAreThoseThatHaveNotEnded();
        }

        /// <summary>Everybody answers again: after a while all replicas take calls.</summary>
        public void Recover()
        {
            _open.ForEach(lease => lease.End(CallOutcome.Answered));
            for (var second = 0; second < 60; second++)
            {
                _set.Time.Pass(1);
                _set.Spread(20);
            }
            Assert.Equal(_names, _set.Spread(5_000).Keys.Order());
            Assert.All(_set.Replicas.Snapshot().Replicas, replica => Assert.Equal(0, replica.InFlight));
        }

        private void Begin()
        {
            var before = States();
            TriedReplicas tried = default;
            var lease = _set.Replicas.Choose(ref tried);
            if (lease.Target is { } name)
            {
                var state = before[name];
                Assert.True(
                    lease.IsProbe
                        || IsUsable(state)
                        || !before.Values.Any(IsUsable) && _set[name].Reason == EjectionReason.Outlier,
                    $"'{name}' is {state} and was chosen of {string.Join(", ", before)}."
                );
                Assert.True(!lease.IsProbe || state.State != ReplicaState.Probing || state.ProbeIn == TimeSpan.Zero);
                _open.Add(lease);
            }
            else
            {
                Assert.Equal(before.Count == 0, lease.Result == ChoiceResult.NoneKnown);
                Assert.DoesNotContain(before.Values, IsUsable);
                Assert.DoesNotContain(before.Values, replica => replica.Reason == EjectionReason.Outlier);
            }
        }

        private void End()
        {
            if (_open.Count == 0)
            {
                return;
            }
            var before = States();
            var index = _random.Next(_open.Count);
            var lease = _open[index];
            _open.RemoveAt(index);
            lease.End(OutcomeOf(lease.Target!));
            var after = States();
            if (Outliers(after) > Outliers(before))
            {
                Assert.InRange(Outliers(after), 1, after.Count / 2);
                // One that was a probe may have been the only one.
                Assert.True(lease.IsProbe || after.Values.Any(IsUsable));
            }
        }

        private CallOutcome OutcomeOf(string name) =>
            _random.Next(20) == 0 ? s_outcomes[_random.Next(s_outcomes.Length)]
            : _faults.GetValueOrDefault(name) is { } fault && _random.Next(10) > 0 ? fault
            : CallOutcome.Answered;

        private void Replace()
        {
            _names = [.. Enumerable.Range('a', 8).Select(letter => $"{(char)letter}").Where(_ => _random.Next(2) == 0)];
            _names = _names.Length == 0 && _random.Next(4) > 0 ? ["a"] : _names;
            _set.Replace(_names);
            // What is told about those that are gone is not told about those that come after them.
            foreach (var lease in _open.Where(lease => !_names.Contains(lease.Target)))
            {
                lease.End(CallOutcome.Unreachable);
            }
            _open.RemoveAll(lease => !_names.Contains(lease.Target));
        }

        private void Break()
        {
            foreach (var name in _names)
            {
                _faults[name] = _random.Next(3) == 0 ? s_outcomes[_random.Next(s_outcomes.Length)] : null;
            }
        }

        private void CallsInFlightAreThoseThatHaveNotEnded() =>
            Assert.All(
                States(),
                pair => Assert.Equal(_open.Count(lease => lease.Target == pair.Key), pair.Value.InFlight)
            );

        private Dictionary<string, ReplicaSnapshot> States() => _names.ToDictionary(name => name, name => _set[name]);

        private static bool IsUsable(ReplicaSnapshot replica) =>
            replica.State is ReplicaState.Healthy or ReplicaState.Warming;

        private static int Outliers(Dictionary<string, ReplicaSnapshot> replicas) =>
            replicas.Values.Count(replica => replica.Reason == EjectionReason.Outlier);
    }
}
