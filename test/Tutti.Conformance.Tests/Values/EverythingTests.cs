using System.Text.Json;
using Tutti.Conformance.Tests.App.Values;
using Tutti.Conformance.Tests.Fixtures;
using Tutti.Support;

namespace Tutti.Conformance.Tests.Values;

/// <summary>Values of all types, in whole objects.</summary>
public sealed class EverythingTests(Apps apps) : SameEachWay(apps)
{
    private const int Rounds = 200;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>What arrives is what JSON would have made of it, and what is refused is refused in the same words.</summary>
    [Fact]
    public async Task AnyValueComesOutTheSameEachWayAndAsJsonHasIt()
    {
        var clients = new List<IValuesClient>();
        foreach (var way in Enum.GetValues<Way>())
        {
            clients.Add(await ClientOf<IValuesClient>(way));
        }
        var arrivals = 0;
        for (var seed = 0; seed < Rounds; seed++)
        {
            var value = RandomValue(new Random(seed), forbidden: seed % 4 == 0 ? 20 : 0);
            var sent = ValueText.Of(value);
            var expected = await OutcomeOf(clients[0], value);

            foreach (var client in clients)
            {
                Assert.Equal(expected, await OutcomeOf(client, value));
            }

            Assert.Equal(sent, ValueText.Of(value));
            if (!expected.StartsWith(nameof(ProblemException), StringComparison.Ordinal))
            {
                // There and back.
                Assert.Equal(ValueText.Of(ThroughJson(ThroughJson(value))), expected);
                arrivals++;
            }
        }
        Assert.InRange(arrivals, Rounds / 10, Rounds - 1);
    }

    [Theory]
    [EachWay]
    public async Task WhatIsEmptyStaysEmptyAndWhatIsNullStaysNull(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);
        var value = new Everything
        {
            Json = JsonElement.Parse("null"),
            Required = new(0) { Name = "" },
            Collections =
            {
                List = [null, ""],
                Nested = [null, []],
                Enumerable = [],
            },
        };

        var arrived = await values.EverythingAsync(value);

        Assert.Equal("", arrived.Text);
        Assert.Empty(arrived.Bytes);
        Assert.Equal([null, ""], arrived.Collections.List);
        Assert.Equal([null, []], arrived.Collections.Nested);
        Assert.Empty(arrived.Collections.Enumerable!);
        Assert.Null(arrived.Collections.ReadOnlyList);
        Assert.False(arrived.Collections.ImmutableArray.IsDefault);
        Assert.Equal(ValueText.Of(new Absent()), ValueText.Of(arrived.Absent));
        Assert.Equal("initial", arrived.Required.Kept);
        Assert.Equal(JsonValueKind.Null, arrived.Json.ValueKind);
        Assert.Null(arrived.Node);
    }

    [Theory]
    [EachWay]
    public async Task NullIsAValueWhereTheTypeAllowsIt(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);

        Assert.Null(await values.MaybeAsync(null));
        Assert.Null(await values.TextsAsync(null));
        Assert.Equal([null, "a"], await values.TextsAsync([null, "a"]));
    }

    [Theory]
    [EachWay]
    public async Task NullIsRefusedWhereTheTypeForbidsIt(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);

        Assert.Equal(ProblemCode.InvalidArgument, (await ProblemOf(() => values.EverythingAsync(null!))).Code);
        Assert.Equal(ProblemCode.InvalidArgument, (await ProblemOf(() => values.TextAsync(null!))).Code);
        Assert.Equal(
            ProblemCode.InvalidArgument,
            (await ProblemOf(() => values.LeafInAValueTaskAsync(new(null!, 1)).AsTask())).Code
        );
    }

    [Theory]
    [EachWay]
    public async Task DerivedTypesArriveAsWhatTheyAre(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);
        var value = new Everything
        {
            Json = JsonElement.Parse("{}"),
            Required = new(1) { Name = "n" },
            Shape = new Circle { Name = "round", Radius = 1.5 },
            Extended = new()
            {
                Known = 1,
                Rest = new() { ["more"] = JsonElement.Parse("[1]") },
            },
        };

        var arrived = await values.EverythingAsync(value);

        Assert.Equal(1.5, Assert.IsType<Circle>(arrived.Shape).Radius);
        Assert.Equal("[1]", arrived.Extended!.Rest!["more"].GetRawText());
    }

    [Theory]
    [EachWay]
    public async Task TheFormIsThatWhichTheContractsAllow(Way way)
    {
        var values = await ClientOf<IValuesClient>(way);

        Assert.Equal(way is Way.ApartInVersions, await values.IsReadFromJsonAsync(new Traced { Text = "x" }));
    }

    private static Everything RandomValue(Random random, int forbidden)
    {
        var value = (Everything)new RandomValues(random) { Forbidden = forbidden }.Of(typeof(Everything))!;
        // What a value is by default has no JSON.
        if (value.Json.ValueKind is JsonValueKind.Undefined)
        {
            value.Json = JsonElement.Parse("0");
        }
        return value;
    }

    private static async Task<string> OutcomeOf(IValuesClient values, Everything value)
    {
        try
        {
            return ValueText.Of(await values.EverythingAsync(value));
        }
        catch (ProblemException problem)
        {
            var errors = problem.Errors?.Select(error => $"{error.Key}: {string.Join(" ", error.Value)}") ?? [];
            // What has no form is refused by the side, and in the words, of the form that could not say it.
            var text = problem.Message.StartsWith("The arguments ", StringComparison.Ordinal) ? "" : problem.Message;
            return $"{nameof(ProblemException)} {problem.Code}, {text}\n{string.Join('\n', errors)}";
        }
    }

    private static Everything ThroughJson(Everything value) =>
        JsonSerializer.Deserialize<Everything>(JsonSerializer.SerializeToUtf8Bytes(value, s_json), s_json)!;
}
