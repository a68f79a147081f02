using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tutti.Conformance.Tests.App.Relay;
using Tutti.Conformance.Tests.App.Trouble;
using Tutti.Conformance.Tests.Fixtures;

namespace Tutti.Conformance.Tests.Failures;

/// <summary>Problems that carry data for programs.</summary>
public sealed class DetailsTests(Apps apps) : SameEachWay(apps)
{
    [Theory]
    [EachWay]
    public async Task DetailsArriveWithTheirTypeAndValues(Way way)
    {
        var trouble = await ClientOf<ITroubleClient>(way);

        var problem = await ProblemOf(() => trouble.SellAsync("apples", 3));

        Assert.Equal((ProblemCode.FailedPrecondition, "Only 3 are left."), (problem.Code, problem.Message));
        AreOfApples(problem);
    }

    [Theory]
    [EachWay]
    public async Task DetailsPassThroughServicesThatDoNotDeclareThem(Way way)
    {
        var relay = await ClientOf<IRelayClient>(way);

        AreOfApples(await ProblemOf(() => relay.SellAsync("apples", 3)));
    }

    [Theory]
    [EachWay]
    public async Task DetailsAreCopies(Way way)
    {
        var trouble = await ClientOf<ITroubleClient>(way);

        var first = Assert.IsType<Reasons>((await ProblemOf(() => trouble.AbortAsync())).Details);
        first.Texts.Add("the caller's");

        var second = Assert.IsType<Reasons>((await ProblemOf(() => trouble.AbortAsync())).Details);
        Assert.Equal(["own"], second.Texts);
    }

    [Theory]
    [EachWay]
    public async Task DetailsMayBeOfATypeThatDerivesFromTheDeclaredOne(Way way)
    {
        var trouble = await ClientOf<ITroubleClient>(way);

        var problem = await ProblemOf(() => trouble.FindAsync("apples"));

        Assert.Equal("something better", Assert.IsType<Replaced>(problem.Details).By);
    }

    [Theory]
    [EachWay]
    public async Task DetailsThatCannotTravelAreLeftOut(Way way)
    {
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var app = await Apps.StartAsync(way, lines.Enqueue);
        var trouble = app.Client<ITroubleClient>();

        var unknown = await ProblemOf(() => trouble.UnknownAsync());
        var unwritable = await ProblemOf(() => trouble.MeasureNothingAsync());
        var hidden = await ProblemOf(() => trouble.HideAsync());

        Assert.Null(unknown.Details);
        Assert.Equal("With details that nobody knows.", unknown.Message);
        Assert.Null(unwritable.Details);
        Assert.Equal("With details that no form can say.", unwritable.Message);
        Assert.Null(hidden.Details);
        Assert.Single(lines, line => line.Contains("System.Version", StringComparison.Ordinal));
        Assert.Equal(1.5, Assert.IsType<Measured>((await ProblemOf(() => trouble.MeasureAsync(1.5))).Details).Value);
    }

    [Theory]
    [EachWay]
    public async Task ClientsOverHttpGetDetailsAsAMemberOfTheProblem(Way way)
    {
        var app = await AppOf(way);

        using var response = await app.Http.PostAsync("/sell?product=apples&left=3", null);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("failed_precondition", body.GetProperty("code").GetString());
        Assert.Equal("OutOfStock", body.GetProperty("detailsType").GetString());
        Assert.Equal(
            """{"product":"apples","left":3,"since":"2026-01-02T03:04:05Z","price":1.10,"others":["a","b"]}""",
            body.GetProperty("details").GetRawText()
        );
    }

    [Theory]
    [EachWay]
    public async Task AProblemWithoutDetailsHasNoSuchMember(Way way)
    {
        var app = await AppOf(way);

        using var response = await app.Http.PostAsync("/fail?code=NotFound&text=x", null);

        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("not_found", body.GetProperty("code").GetString());
        Assert.False(body.TryGetProperty("details", out _));
        Assert.False(body.TryGetProperty("detailsType", out _));
    }

    private static void AreOfApples(ProblemException problem)
    {
        var details = Assert.IsType<OutOfStock>(problem.Details);
        Assert.Equal(("apples", 3, 1.10m), (details.Product, details.Left, details.Price));
        Assert.Equal((new DateTime(2026, 1, 2, 3, 4, 5), DateTimeKind.Utc), (details.Since, details.Since.Kind));
        Assert.Equal(["a", "b"], details.Others);
    }
}
