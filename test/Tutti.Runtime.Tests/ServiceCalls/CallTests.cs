using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tutti.Runtime.Tests.App.Shop;
using Tutti.Runtime.Tests.App.Trouble;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.ServiceCalls;

/// <summary>The same calls within a host and from one to another.</summary>
public sealed class CallTests(SharedHosts hosts)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    [Theory]
    [InlineData("/shop/add?left=2&right=3", Grouping.Together)]
    [InlineData("/shop/add?left=2&right=3", Grouping.Apart)]
    [InlineData("/shop/add-fast?left=2&right=3", Grouping.Together)]
    [InlineData("/shop/add-fast?left=2&right=3", Grouping.Apart)]
    [InlineData("/shop/add-slowly?left=2&right=3", Grouping.Together)]
    [InlineData("/shop/add-slowly?left=2&right=3", Grouping.Apart)]
    public async Task ACallGivesTheResult(string path, Grouping grouping)
    {
        Assert.Equal("""{"value":5}""", await hosts.Of(grouping).Http.GetStringAsync(path));
    }

    [Fact]
    public async Task ACallWithinAProcessAllocatesNothing()
    {
        await GetAsync<App.Ledger.Sum>("/shop/measure", Grouping.Together);

        Assert.Equal(0, (await GetAsync<App.Ledger.Sum>("/shop/measure", Grouping.Together)).Value);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task ACalleeCannotChangeWhatItsCallerHolds(Grouping grouping)
    {
        var changes = await GetAsync<Changes>("/shop/change", grouping);

        Assert.Equal(["mine"], changes.Mine);
        Assert.Equal(["mine", "changed by the callee"], changes.Theirs);
        Assert.False(changes.Same);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task ACallMayGiveNothingOrNull(Grouping grouping)
    {
        var host = hosts.Of(grouping);

        using var recorded = await host.Http.PostAsync($"/shop/record?text={grouping}&weight=3", null);

        Assert.Equal($$"""{"text":"{{grouping}}","weight":3}""", await recorded.Content.ReadAsStringAsync());
        Assert.Equal("null", await host.Http.GetStringAsync("/shop/find?text=other"));
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AProblemArrivesAsTheSameProblem(Grouping grouping)
    {
        var caught = await GetAsync<Caught>("/shop/refuse/FailedPrecondition", grouping);

        Assert.Equal(ProblemCode.FailedPrecondition, caught.Code);
        Assert.Equal("Refused.", caught.Text);
        Assert.Equal(["code: is refused"], caught.Errors);
        Assert.False(caught.HasCause);
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AProblemThatNobodyCatchesReachesTheClient(Grouping grouping)
    {
        using var response = await hosts.Of(grouping).Http.GetAsync("/shop/refuse-through/NotFound");

        var problem = await ProblemBody.OfAsync(response, HttpStatusCode.NotFound, "not_found");
        Assert.Equal("Refused.", problem.Detail);
        Assert.Equal(["code: is refused"], problem.Lines);
    }

    [Theory]
    [InlineData("/shop/break", Grouping.Together)]
    [InlineData("/shop/break", Grouping.Apart)]
    [InlineData("/shop/null", Grouping.Together)]
    [InlineData("/shop/null", Grouping.Apart)]
    public async Task WhatIsBrokenInTheCalleeStaysThere(string path, Grouping grouping)
    {
        var caught = await GetAsync<Caught>(path, grouping);

        Assert.Equal(ProblemCode.Internal, caught.Code);
        Assert.Equal("An internal error occurred.", caught.Text);
        Assert.False(caught.HasCause);
        await hosts
            .Of(grouping)
            .Log.WaitForAsync(entry =>
                entry.Category == "Tutti.Runtime.Tests.App.Ledger.LedgerService" && entry.Exception is not null
            );
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task RulesHoldForCallsToo(Grouping grouping)
    {
        var caught = await GetAsync<Caught>("/shop/invalid", grouping);

        Assert.Equal(ProblemCode.InvalidArgument, caught.Code);
        Assert.Equal(
            ["order.lines[0].product", "order.lines[0].quantity", "order.lines[1].quantity"],
            caught.Errors.Select(error => error[..error.IndexOf(':', StringComparison.Ordinal)]).Select(PathOf)
        );
    }

    [Theory]
    [InlineData("/shop/record-null", Grouping.Together)]
    [InlineData("/shop/record-null", Grouping.Apart)]
    [InlineData("/shop/record-hollow", Grouping.Together)]
    [InlineData("/shop/record-hollow", Grouping.Apart)]
    public async Task NullIsRefusedWhereTheTypeForbidsIt(string path, Grouping grouping)
    {
        using var response = await hosts.Of(grouping).Http.PostAsync(path, null);

        await ProblemBody.OfAsync(response, HttpStatusCode.BadRequest, "invalid_argument");
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task AClientThatGoesCancelsTheCallsOfItsRequest(Grouping grouping)
    {
        var name = $"gone-{grouping}";
        var raw = await RawHttp.ConnectAsync(hosts.Of(grouping).Address);
        await raw.WriteAsync($"GET /shop/wait/{name} HTTP/1.1\r\nHost: x\r\n\r\n");
        await Gate.Shared.WaitAsync($"{name}-entered");

        raw.Reset();

        await Gate.Shared.WaitAsync($"{name}-canceled");
        await hosts.Of(grouping).AssertHealthyAsync();
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task ACallerMayGiveUp(Grouping grouping)
    {
        var name = $"given-up-{grouping}";

        var caught = await GetAsync<Caught>($"/shop/give-up/{name}", grouping);

        Assert.Equal("gave up", caught.Result);
        await Gate.Shared.WaitAsync($"{name}-canceled");
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task ADeadlineCancelsTheCallee(Grouping grouping)
    {
        var name = $"too-late-{grouping}";

        using var response = await hosts.Of(grouping).Http.GetAsync($"/shop/wait-hurried/{name}");

        await ProblemBody.OfAsync(response, HttpStatusCode.GatewayTimeout, "deadline_exceeded");
        await Gate.Shared.WaitAsync($"{name}-canceled");
    }

    [Theory]
    [InlineData(Grouping.Together)]
    [InlineData(Grouping.Apart)]
    public async Task TraceBaggageAndCultureFlow(Grouping grouping)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/shop/around");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        using var response = await hosts.Of(grouping).Http.SendAsync(request);

        var around = await response.Content.ReadFromJsonAsync<Around>(s_json);
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", around!.TraceId);
        Assert.Equal(around.TraceId, around.There.TraceId);
        Assert.Equal("de-AT", around.There.Culture);
        Assert.Equal("acme", around.There.Tenant);
    }

    [Theory]
    [InlineData("/shop/add-fast?left=1&right=2", "ledger.AddFast", false, Grouping.Together)]
    [InlineData("/shop/add-fast?left=1&right=2", "ledger.AddFast", false, Grouping.Apart)]
    [InlineData("/shop/refuse/NotFound", "ledger.Refuse", true, Grouping.Together)]
    [InlineData("/shop/refuse/NotFound", "ledger.Refuse", true, Grouping.Apart)]
    [InlineData("/shop/break", "ledger.Break", true, Grouping.Together)]
    [InlineData("/shop/break", "ledger.Break", true, Grouping.Apart)]
    public async Task ACallIsOneSpanOfItsRequest(string path, string name, bool failed, Grouping grouping)
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Tutti",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");

        using var response = await hosts.Of(grouping).Http.SendAsync(request);

        var ofTrace = spans.Where(activity => activity.TraceId == trace).ToList();
        var span = Assert.Single(ofTrace, activity => activity.Kind is not ActivityKind.Server);
        // In another process it has a span there, too.
        Assert.All(ofTrace.Where(other => other != span), other => Assert.Equal(span.SpanId, other.ParentSpanId));
        Assert.Equal(grouping is Grouping.Apart ? 2 : 1, ofTrace.Count);
        Assert.Equal(name, span.OperationName);
        Assert.Equal("shop", span.GetTagItem("tutti.caller"));
        Assert.Equal("ledger", span.GetTagItem("rpc.service"));
        Assert.Equal(failed, span.Status is ActivityStatusCode.Error);
    }

    // A parameter that is the whole request has no name on the wire.
    private static string PathOf(string path) =>
        path.StartsWith("order.", StringComparison.Ordinal) ? path : $"order.{path}";

    private async Task<T> GetAsync<T>(string path, Grouping grouping)
        where T : class => (await hosts.Of(grouping).Http.GetFromJsonAsync<T>(path, s_json))!;
}
