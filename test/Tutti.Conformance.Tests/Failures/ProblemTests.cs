using Tutti.Conformance.Tests.App.Relay;
using Tutti.Conformance.Tests.App.Trouble;
using Tutti.Conformance.Tests.Fixtures;

namespace Tutti.Conformance.Tests.Failures;

/// <summary>What a caller sees of a failure.</summary>
public sealed class ProblemTests(Apps apps) : SameEachWay(apps)
{
    private const string Internal = "An internal error occurred.";

    [Theory]
    [EachWay]
    public async Task ProblemsOfAllCodesArriveAsTheyWereThrown(Way way)
    {
        var trouble = await ClientOf<ITroubleClient>(way);
        var relay = await ClientOf<IRelayClient>(way);

        foreach (var code in Enum.GetValues<ProblemCode>())
        {
            var text = code is ProblemCode.Internal ? Internal : $"It is {code}: ü😀.";
            Func<Task>[] calls =
            [
                () => trouble.FailAsync(code, $"It is {code}: ü😀."),
                () => trouble.FailLaterAsync(code, $"It is {code}: ü😀."),
                () => relay.FailAsync(code, $"It is {code}: ü😀."),
            ];
            foreach (var call in calls)
            {
                var problem = await ProblemOf(call);
                Assert.Equal((code, text), (problem.Code, problem.Message));
                Assert.Null(problem.InnerException);
                Assert.Null(problem.Errors);
                Assert.Null(problem.Details);
            }
        }
    }

    [Theory]
    [EachWay]
    public async Task ErrorsOfMembersArriveAsACopy(Way way)
    {
        var trouble = await ClientOf<ITroubleClient>(way);

        var problem = await ProblemOf(() => trouble.FailWithErrorsAsync("items[0].name", "is bad"));

        var (path, messages) = Assert.Single(problem.Errors!);
        Assert.Equal("items[0].name", path);
        Assert.Equal(["is bad", "again"], messages);
        // The comparer of the one who threw it has not come along.
        Assert.False(problem.Errors!.ContainsKey("ITEMS[0].name"));
        Assert.Null((await ProblemOf(() => trouble.FailWithNoErrorsAsync())).Errors);
    }

    [Theory]
    [EachWay]
    public async Task WhatNoFormCanSayIsReplacedInProblemsToo(Way way)
    {
        var trouble = await ClientOf<ITroubleClient>(way);

        Assert.Equal(
            "half \ufffd",
            (await ProblemOf(() => trouble.FailWithErrorsAsync("path", "half \ud83d"))).Errors!["path"][0]
        );
        var unknown = await ProblemOf(() => trouble.FailWithAnUnknownCodeAsync());
        Assert.Equal((ProblemCode.Unknown, "What is it?"), (unknown.Code, unknown.Message));
    }

    [Theory]
    [EachWay]
    public async Task WhatIsBrokenInsideStaysThere(Way way)
    {
        var trouble = await ClientOf<ITroubleClient>(way);
        var relay = await ClientOf<IRelayClient>(way);
        Func<Task>[] calls =
        [
            () => trouble.BreakAsync(),
            () => trouble.BreakLaterAsync(),
            () => trouble.NullAsync(),
            () => trouble.NullMemberAsync(),
            () => trouble.CancelByItselfAsync(),
            () => relay.BreakAsync(),
        ];

        foreach (var call in calls)
        {
            var problem = await ProblemOf(call);

            Assert.Equal((ProblemCode.Internal, Internal), (problem.Code, problem.Message));
            Assert.Null(problem.InnerException);
            Assert.DoesNotContain(nameof(TroubleService), problem.StackTrace, StringComparison.Ordinal);
        }
    }

    [Theory]
    [EachWay]
    public async Task WhatIsBrokenInsideIsInTheLogOfTheCallee(Way way)
    {
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var app = await Apps.StartAsync(way, lines.Enqueue);

        await ProblemOf(() => app.Client<ITroubleClient>().BreakAsync());

        var line = Assert.Single(lines, line => line.Contains("a secret text", StringComparison.Ordinal));
        Assert.Contains("trouble.Break", line, StringComparison.Ordinal);
    }

    [Theory]
    [EachWay]
    public async Task RulesAreCheckedForCalls(Way way)
    {
        var trouble = await ClientOf<ITroubleClient>(way);

        var problem = await ProblemOf(() => trouble.CheckAsync(new Order("", 100, [new(null!), new("x")])));
        var number = await ProblemOf(() => trouble.CheckNumberAsync(10));

        Assert.Equal(ProblemCode.InvalidArgument, problem.Code);
        Assert.Equal("The request is not valid: see errors.", problem.Message);
        Assert.Equal(
            """
            order.lines[0].text: must not be null.
            order.product: The field product must be a string with a minimum length of 1 and a maximum length of 10.
            order.quantity: The field quantity must be between 1 and 99.
            """.ReplaceLineEndings("\n"),
            string.Join('\n', problem.Errors!.Select(Line).Order(StringComparer.Ordinal))
        );
        Assert.Equal("number: The field number must be between 1 and 9.", Line(Assert.Single(number.Errors!)));
        Assert.Equal("x", await trouble.CheckAsync(new Order("x", 1)));
    }

    private static string Line(KeyValuePair<string, string[]> error) => $"{error.Key}: {string.Join(" ", error.Value)}";
}
