using System.Diagnostics;
using System.Globalization;
using System.Transactions;
using Tutti.Conformance.Tests.App.Nest;
using Tutti.Conformance.Tests.App.Relay;
using Tutti.Conformance.Tests.Fixtures;

namespace Tutti.Conformance.Tests.Flow;

/// <summary>What flows with a call beside its arguments, and what does not.</summary>
public sealed class AmbientTests(Apps apps) : SameEachWay(apps)
{
    [Theory]
    [EachWay]
    public async Task CultureTraceAndBaggageFlowAsDeepAsCallsGo(Way way)
    {
        var relay = await ClientOf<IRelayClient>(way);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-AT");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-CH");
        using var activity = new Activity("test")
            .SetIdFormat(ActivityIdFormat.W3C)
            .AddBaggage("tenant", "acme ü")
            .Start();

        for (var depth = 0; depth < 4; depth++)
        {
            var around = await relay.DescendAsync(depth);

            Assert.Equal(("de-AT", "fr-CH"), (around.Culture, around.UICulture));
            Assert.Equal((activity.TraceId.ToHexString(), "acme ü"), (around.TraceId, around.Tenant));
        }
        Assert.Same(activity, Activity.Current);
    }

    [Theory]
    [EachWay]
    public async Task WhatACallerKeepsAroundItselfDoesNotFlow(Way way)
    {
        var relay = await ClientOf<IRelayClient>(way);
        Around.Own = "the test's";
        using var transaction = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);

        for (var depth = 0; depth < 3; depth++)
        {
            var around = await relay.DescendAsync(depth);

            Assert.Null(around.Ambient);
            Assert.False(around.HasTransaction);
        }
        Assert.Equal("the test's", Around.Own);
        Assert.NotNull(Transaction.Current);
    }

    [Theory]
    [EachWay]
    public async Task WhatACalleePutsAroundItselfStaysThere(Way way)
    {
        var relay = await ClientOf<IRelayClient>(way);
        var nest = await ClientOf<INestClient>(way);

        Assert.Equal([null, "relay's", null, "relay's"], await relay.KeepToItselfAsync());
        Assert.Null(await nest.ReplaceAsync());
        Assert.Null(await nest.ReplaceAsync());
        Assert.Null(Around.Own);
    }

    [Theory]
    [EachWay]
    public async Task ServicesCallEachOtherInCirclesAndAtTheSameTime(Way way)
    {
        var relay = await ClientOf<IRelayClient>(way);

        Assert.Equal(500 * 501 / 2, await relay.SumInParallelAsync(500));
        Assert.Equal(
            Enumerable.Range(0, 200),
            await Task.WhenAll(Enumerable.Range(0, 200).Select(number => relay.PassAsync(number)))
        );
    }

    [Theory]
    [EachWay]
    public async Task ACallIsBelowItsCallerInTheTrace(Way way)
    {
        var relay = await ClientOf<IRelayClient>(way);
        var spans = new System.Collections.Concurrent.ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Tutti",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();

        await relay.DescendAsync(2);

        // Where a call leaves the process it has a span on either side.
        var names = new List<string>();
        var mine = spans.Where(span => span.TraceId == root.TraceId).ToList();
        for (var below = root.SpanId; mine.Find(span => span.ParentSpanId == below) is { } span; below = span.SpanId)
        {
            if (names.LastOrDefault() != span.OperationName || span.Kind is not ActivityKind.Server)
            {
                names.Add(span.OperationName);
            }
        }
        Assert.Equal(["relay.Descend", "nest.Descend", "relay.Descend"], names);
    }
}
