using System.Diagnostics.Metrics;
using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>What observers see.</summary>
public sealed class MetricsTests : IDisposable
{
    private readonly Meter _meter = new("Tutti");
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, long> _seen = [];

    public MetricsTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == _meter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        _listener.Start();
    }

    [Fact]
    public void StatesAndEventsAreMeasured()
    {
        using var replicas = Replicas();
        replicas.Replace([Set.AddressOf("a"), Set.AddressOf("b")]);
        TriedReplicas tried = default;
        var failing = replicas.Choose(ref tried);
        var waiting = replicas.Choose(ref tried);
        failing.End(CallOutcome.Unreachable);
        Assert.True(replicas.MayRetry(new(1, CallOutcome.Unreachable, false, false, TimeSpan.FromSeconds(1)), out _));
        _listener.RecordObservableInstruments();
        var (bad, good) = (failing.Target, waiting.Target);
        string[] expected =
        [
            $"tutti.client.active_calls orders {bad}: 0",
            $"tutti.client.active_calls orders {good}: 1",
            $"tutti.client.ejections orders {bad} unreachable: 1",
            $"tutti.client.failures orders {bad} unreachable: 1",
            "tutti.client.replicas orders ejected: 1",
            "tutti.client.replicas orders healthy: 1",
            "tutti.client.replicas orders probing: 0",
            "tutti.client.replicas orders warming: 0",
            "tutti.client.retries orders: 1",
        ];
        Assert.Equal(expected.Order(), _seen.Select(pair => $"{pair.Key}: {pair.Value}").Order());
    }

    [Fact]
    public void ASetThatIsDisposedIsNotMeasured()
    {
        var replicas = Replicas();
        replicas.Replace([Set.AddressOf("a")]);
        replicas.Dispose();
        _listener.RecordObservableInstruments();
        Assert.Empty(_seen);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }

    private ReplicaSet<string> Replicas() =>
        new("orders", address => address.ToString(), new() { Metrics = new(_meter), Time = new ManualTime() });

    private void Count(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = instrument.Name;
        foreach (var (_, tag) in tags)
        {
            name += $" {tag}";
        }
        _seen[name] = _seen.GetValueOrDefault(name) + value;
    }
}
