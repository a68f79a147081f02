using System.Diagnostics.Metrics;
using System.Net;
using Tutti.Generators.Tests.Harness;
using Tutti.Transport;
using Tutti.Transport.Client;
using Tutti.Transport.Handshake;
using Tutti.Transport.Observing;
using Tutti.Transport.Replicas;
using Tutti.Transport.Server;

namespace Tutti.Docs.Tests;

/// <summary><c>docs/reference/metrics.md</c> has a row for each instrument, as it is, with the attributes of its measurements.</summary>
public sealed class MetricReferenceTests
{
    [Fact]
    public void EveryInstrumentHasARow()
    {
        using var meter = new Meter("Tutti");
        var attributes = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var instruments = new Dictionary<string, Instrument>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter == meter)
                {
                    instruments.Add(instrument.Name, instrument);
                    attributes.Add(instrument.Name, []);
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, _, tags, _) =>
            {
                foreach (var (name, _) in tags)
                {
                    attributes[instrument.Name].Add(name);
                }
            }
        );
        listener.Start();
        MeasureAll(new TransportMetrics(meter), listener);

        var rows = attributes.Select(pair => Row(instruments[pair.Key], pair.Value));
        Assert.Equal(
            rows,
            Repository
                .Text("docs/reference/metrics.md")
                .ReplaceLineEndings("\n")
                .Split('\n')
                .Where(line => line.StartsWith("| `tutti.", StringComparison.Ordinal) && line.Count(c => c == '|') == 6)
        );
    }

    private static string Row(Instrument instrument, IEnumerable<string> attributes) =>
        $"| `{instrument.Name}` | {KindOf(instrument)} | `{instrument.Unit}` | {string.Join(", ", attributes.Select(name => $"`{name}`"))} | {instrument.Description} |";

    private static string KindOf(Instrument instrument) =>
        instrument is ObservableUpDownCounter<long> ? "up-down counter" : "counter";

    private static void MeasureAll(TransportMetrics metrics, MeterListener listener)
    {
        using var replicas = new ReplicaSet<string>(
            "orders",
            address => address.ToString(),
            new() { Metrics = metrics.Replicas }
        );
        replicas.Replace([new ReplicaAddress(new IPEndPoint(IPAddress.Loopback, 8081))]);
        TriedReplicas tried = default;
        replicas.Choose(ref tried).End(CallOutcome.Unreachable);
        replicas.MayRetry(new(1, CallOutcome.Unreachable, false, false, TimeSpan.FromSeconds(1)), out _);
        replicas.ReadmitAll();
        metrics.Connections.CountFailure("orders", "10.0.0.5:8081", "timeout");
        metrics.Connections.CountRefusal("timeout");
        var limits = new TransportLimits();
        var welcome = new Welcome { Name = "orders", Endpoints = [] };
        using var client = new ClientConnection(Stream.Null, welcome, limits, TimeProvider.System);
        using var server = new ServerConnection(Stream.Null, limits, new Deaf(), "orders");
        metrics.Table.Add(new("orders", "", DateTimeOffset.UnixEpoch, client));
        metrics.Table.Add(new("orders", "", DateTimeOffset.UnixEpoch, server));
        listener.RecordObservableInstruments();
    }

    private sealed class Deaf : ICallHandler
    {
        public void Handle(IncomingCall call) { }
    }
}
