using System.Text;
using System.Text.Json;
using Tutti.CompilerServices;

namespace Tutti.Generators.Tests.Schema;

/// <summary>All that is wrong with a body that cannot be read, in one answer.</summary>
public sealed class JsonErrorsTests(JsonErrorsTests.App fixture) : IClassFixture<JsonErrorsTests.App>
{
    private readonly SchemaApp _app = fixture.Schema;

    [Fact]
    public void EveryFailureIsNamedWithItsPath()
    {
        var errors = Explain(
            "Order",
            """
            {
              "customer": null,
              "items": [{ "sku": 1, "quantity": 300 }, { "quantity": "many", "status": "Closed" }, 7],
              "placed": "yesterday",
              "prices": { "eur": "x", "usd": 2 },
              "rating": 2.5,
              "note": "This is too long."
            }
            """
        );

        Assert.Equal(
            [
                ("customer", "must not be null."),
                ("id", "is required."),
                ("items[0].quantity", "must be a whole number from -128 to 127."),
                ("items[0].sku", "must be a text."),
                ("items[1].quantity", "must be a whole number from -128 to 127."),
                ("items[1].sku", "is required."),
                ("items[1].status", "must be one of Open, done."),
                ("items[2]", "must be an object."),
                ("note", "The field note must be a string with a maximum length of 10."),
                ("placed", "must be a date and time such as 2026-01-31T12:30:00Z."),
                ("prices.eur", DecimalExpected),
                ("rating", "must be a whole number from -2147483648 to 2147483647."),
            ],
            errors
        );
    }

    [Fact]
    public void RulesAndNullsBelowWhatCouldBeReadAreCheckedToo()
    {
        var errors = Explain(
            "Order",
            """{"customer":{"name":"","tags":["a",null]},"items":[{"sku":"toolong","quantity":1},{"sku":"s"}]}"""
        );

        Assert.Equal(
            [
                ("customer.name", "The name field is required."),
                ("customer.tags[1]", "must not be null."),
                ("id", "is required."),
                ("items[0].sku", "The field sku must be a string with a maximum length of 3."),
                ("items[1].quantity", "is required."),
                ("prices", "is required."),
            ],
            errors
        );
    }

    [Theory]
    [InlineData(
        "{",
        "The body is not valid JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed at line 1, position 2."
    )]
    [InlineData(
        "{\n \"a\": x}",
        "The body is not valid JSON: 'x' is an invalid start of a value at line 2, position 7."
    )]
    [InlineData(
        "{\"id\":1}}",
        "The body is not valid JSON: '}' is invalid after a single JSON value. Expected end of data at line 1, position 9."
    )]
    public void MalformedJsonIsOneErrorWithItsPlace(string json, string message) =>
        Assert.Equal([("", message)], Explain("Order", json));

    [Fact]
    public void InvalidTextIsOneErrorWithItsPlace()
    {
        var errors = Explain("Order", [.. "{\n \"a\": \""u8, 0xC3, 0x28, .. "\"}"u8]);

        Assert.Equal([("", "The body is not valid UTF-8 at line 2, position 8.")], errors);
    }

    [Fact]
    public void JsonOfAnyDepthIsOneError()
    {
        var deep = new string('[', 10_000) + new string(']', 10_000);

        var error = Assert.Single(Explain("Order", deep));
        Assert.StartsWith(
            "The body is not valid JSON: The maximum configured depth of 64",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Single(Explain("Order", $$"""{"customer":{{deep}}}"""));
    }

    [Theory]
    [InlineData("null", "must not be null.")]
    [InlineData("[]", "must be an object.")]
    [InlineData("\"text\"", "must be an object.")]
    [InlineData("12", "must be an object.")]
    public void ABodyOfTheWrongKindIsOneError(string json, string message) =>
        Assert.Equal([("", message)], Explain("Order", json));

    [Theory]
    [InlineData("1e1000")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890")]
    [InlineData("-0.00000000000000000000000000000000000000000000000001")]
    public void HugeNumbersAreErrorsOfTheirMembers(string number) =>
        Assert.Contains(
            ("rating", "must be a whole number from -2147483648 to 2147483647."),
            Explain("Order", $$"""{"rating":{{number}}}""")
        );

    [Fact]
    public void OfDuplicateKeysEachIsLookedAt()
    {
        var errors = Explain("Order", """{"rating":"x","rating":1,"RATING":"y"}""");

        Assert.Contains(("rating", "must be a whole number from -2147483648 to 2147483647."), errors);
    }

    [Fact]
    public void HalfASurrogatePairIsAnErrorOfItsMember() =>
        Assert.Contains(("note", "must be a text."), Explain("Order", """{"note":"\ud800"}"""));

    [Fact]
    public void AListIsNamedByItsPositions() =>
        Assert.Equal(
            [("[1].quantity", "is required."), ("[1].sku", "is required."), ("[2]", "must be an object.")],
            Explain("Lines", """[{"sku":"s","quantity":1},{},3]""")
        );

    [Fact]
    public void KeysOfTheWrongTypeAreAnErrorOfTheDictionary() =>
        Assert.Equal(
            [("", "must have keys that each are a whole number from -2147483648 to 2147483647.")],
            Explain("ByNumber", """{"one":1}""")
        );

    [Fact]
    public void WhatAConverterRefusesIsAnErrorOfItsMember()
    {
        Assert.Equal(
            [("odd", "is not valid.")],
            Explain("Special", """{"odd":2,"shape":{"$type":"circle","radius":1}}""")
        );
        Assert.Equal(
            [("shape.$type", "must be one of circle.")],
            Explain("Special", """{"odd":1,"shape":{"radius":1}}""")
        );
        Assert.Equal(
            [("shape.radius", "is required.")],
            Explain("Special", """{"odd":1,"shape":{"$type":"circle"}}""")
        );
    }

    [Fact]
    public void AMillionErrorsDoNotMakeAnAnswerOfThatSize()
    {
        var errors = Explain("Lines", "[" + string.Join(',', Enumerable.Repeat("1", 100_000)) + "]");

        Assert.Equal(100, errors.Count);
    }

    [Fact]
    public void NoMutationOfABodyEndsInAnotherException()
    {
        var body = Encoding.UTF8.GetBytes(
            """{"id":"6ba7b810-9dad-11d1-80b4-00c04fd430c8","customer":{"name":"n","tags":["ü"]},"items":[{"sku":"s","quantity":1}],"prices":{"a":1.5}}"""
        );
        var random = new Random(1);
        for (var round = 0; round < 3000; round++)
        {
            var mutated = (byte[])body.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            }
            ExplainIfUnreadable("Order", mutated);
        }
    }

    private static string DecimalExpected => $"must be {DecimalParser.Expected}.";

    private IReadOnlyList<(string Path, string Message)> Explain(string name, string json) =>
        Explain(name, Encoding.UTF8.GetBytes(json));

    private IReadOnlyList<(string Path, string Message)> Explain(string name, byte[] json)
    {
        var errors = ExplainIfUnreadable(name, json);
        Assert.NotNull(errors);
        return errors;
    }

    private List<(string Path, string Message)>? ExplainIfUnreadable(string name, byte[] json)
    {
        var type = _app.TypeOf(name);
        var info = _app.Options.GetTypeInfo(type);
        try
        {
            if (JsonSerializer.Deserialize(json, info) is not null)
            {
                return null;
            }
            throw new JsonException("null");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            var failure = exception as JsonException ?? new JsonException(exception.Message);
            var errors = new ValidationErrors();
            JsonErrors.Explain(json, info, failure, type, _app.MemberValidators, errors);
            Assert.NotEmpty(errors);
            return [.. errors.SelectMany(e => e.Value.Select(m => (e.Key, m)))];
        }
    }

    /// <summary>The app, compiled once for all tests.</summary>
    public sealed class App : IDisposable
    {
        internal SchemaApp Schema { get; } =
            SchemaApp.Of(
                """
                public interface IExchange
                {
                    Order Order { get; }
                    List<Line> Lines { get; }
                    Dictionary<int, int> ByNumber { get; }
                    Special Special { get; }
                }
                public enum Status { Open, [JsonStringEnumMemberName("done")] Done }
                public sealed record Line([StringLength(3)] string Sku, sbyte Quantity, Status Status = Status.Open);
                public sealed record Customer([Required] string Name, List<string> Tags);
                public sealed record Order(
                    Guid Id, Customer Customer, IReadOnlyList<Line> Items, Dictionary<string, decimal> Prices,
                    DateTime? Placed = null, int Rating = 1, [StringLength(10)] string? Note = null);
                public sealed class Special
                {
                    [JsonConverter(typeof(OddConverter))] public int Odd { get; set; }
                    public required Shape Shape { get; set; }
                }
                [JsonDerivedType(typeof(Circle), "circle")] public abstract record Shape;
                public sealed record Circle(double Radius) : Shape;
                public sealed class OddConverter : JsonConverter<int>
                {
                    public override int Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
                        reader.GetInt32() % 2 == 1 ? reader.GetInt32() : throw new JsonException();
                    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
                }
                """
            );

        public void Dispose() => Schema.Dispose();
    }
}
