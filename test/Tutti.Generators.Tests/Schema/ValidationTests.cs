using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Tutti.Generators.Tests.Schema;

/// <summary>Emitted validators find what DataAnnotations would, and nulls that types forbid, everywhere below a value.</summary>
public sealed class ValidationTests(ValidationTests.App fixture) : IClassFixture<ValidationTests.App>
{
    private readonly SchemaApp _app = fixture.Schema;

    public static TheoryData<string> Flat =>
        [
            "{}",
            """{"name":"","code":"x","age":-1,"ratio":0.5,"long":9999999999,"list":[],"email":"no","url":"no","regex":"abc","even":3,"letter":"e","price":10.4}""",
            """{"name":"  ","code":"abcdef","age":151,"ratio":1.5,"long":5,"list":[1,2,3,4],"email":"a@b.c","url":"http://x","regex":"ABC","even":2,"letter":"a","price":11}""",
            """{"name":"n","code":"abc","age":150,"ratio":1,"long":-1,"list":[1],"password":"p","repeated":"q","bytes":"AQIDBAU="}""",
            """{"name":"n","code":"ab","age":0,"ratio":0,"repeated":"q","nullable":0,"exclusive":0}""",
            """{"name":"n","nullable":5,"exclusive":10,"exclusiveLong":1}""",
            """{"name":"n","nullable":11,"exclusive":5,"allowed":"b","size":"abc"}""",
        ];

    [Theory]
    [MemberData(nameof(Flat))]
    public void AFlatObjectFailsAsItDoesWithDataAnnotations(string json)
    {
        var value = _app.Read(_app.Type("Flat"), json);

        Assert.Equal(ByDataAnnotations(value), _app.Validate(value).ToDictionary());
    }

    [Fact]
    public void FailuresHaveTheirPathsInListsDictionariesAndObjects()
    {
        var value = Read(
            "Nested",
            """
            {"first":{"name":"toolong","even":1},"all":[{"name":"ok"},{"name":"toolong"}],"byKey":{"a.b":{"name":"toolong"}},
            "matrix":[[{"name":"ok"}],[{"name":"ok"},{"name":"toolong"}]],"structs":[{"number":9}],"maybe":{"number":9},"array":[{"name":"toolong"}]}
            """
        );

        Assert.Equal(
            [
                "all[1].name: The field name must be a string with a maximum length of 3.",
                "array[0].name: The field name must be a string with a maximum length of 3.",
                "byKey.a.b.name: The field name must be a string with a maximum length of 3.",
                "first.even: The value must be even.",
                "first.name: The field name must be a string with a maximum length of 3.",
                "matrix[1][1].name: The field name must be a string with a maximum length of 3.",
                "maybe.number: The field number must be between 1 and 5.",
                "structs[0].number: The field number must be between 1 and 5.",
            ],
            Lines(_app.Validate(value))
        );
        Assert.Empty(_app.Validate(value, nullsOnly: true));
    }

    [Fact]
    public void ForbiddenNullsAreFoundInMembersListsAndDictionaries()
    {
        var value = Activator.CreateInstance(_app.Type("Nulls"))!;

        Assert.Equal(
            [
                "child.texts: must not be null.",
                "immutable: must not be null.",
                "inList[1]: must not be null.",
                "inMap.b: must not be null.",
                "nestedLists[0][0]: must not be null.",
                "text: must not be null.",
            ],
            Lines(_app.Validate(value, nullsOnly: true))
        );
    }

    [Fact]
    public void ObjectsCheckThemselvesOnceTheirMembersAreRight()
    {
        Assert.Equal(
            ["from: The period must begin before it ends.", "to: The period must begin before it ends."],
            Lines(_app.Validate(Read("Period", """{"from":3,"to":1}""")))
        );
        Assert.Equal(
            ["to: The field to must be between 0 and 5."],
            Lines(_app.Validate(Read("Period", """{"from":9,"to":6}""")))
        );
    }

    [Fact]
    public void RulesOnTheTypeAndOnDerivedTypesHold()
    {
        Assert.Equal([": The sum is too large."], Lines(_app.Validate(Read("Summed", """{"a":6,"b":6}"""))));
        var shapes = Read("Shapes", """{"all":[{"$type":"circle","name":"toolong","radius":-1}]}""");
        Assert.Equal(
            [
                "all[0].name: The field name must be a string with a maximum length of 3.",
                "all[0].radius: The field radius must be between 0 and 10.",
            ],
            Lines(_app.Validate(shapes))
        );
    }

    [Fact]
    public void AttributesOfRecordParameterAndPropertyAreBothChecked() =>
        Assert.Equal(
            [
                "text: The field text must be a string with a maximum length of 3.",
                "text: The field text must match the regular expression '^[a-z]*$'.",
            ],
            Lines(_app.Validate(Read("Both", """{"text":"ABCD"}""")))
        );

    [Fact]
    public void RecursiveTypesAreCheckedToTheirEnd()
    {
        var tree = Read(
            "Tree",
            """{"name":"a","children":[{"name":"b","children":[{"name":"toolong","children":[]}]}]}"""
        );

        Assert.Equal(
            ["children[0].children[0].name: The field name must be a string with a maximum length of 3."],
            Lines(_app.Validate(tree))
        );
    }

    [Fact]
    public void AValueThatHoldsItselfFailsInsteadOfOverflowingTheStack()
    {
        var tree = Read("Tree", """{"name":"a","children":[]}""");
        var children = (System.Collections.IList)tree.GetType().GetProperty("Children")!.GetValue(tree)!;
        children.Add(tree);
        children.Add(tree);

        Assert.Equal([": is nested more than 64 levels deep."], Lines(_app.Validate(tree, nullsOnly: true)));
    }

    [Fact]
    public void WhatIsComputedWhileEnumeratedIsNotEnumerated()
    {
        var value = Activator.CreateInstance(_app.Type("Lazy"))!;

        Assert.Empty(_app.Validate(value));
        Assert.Equal(0, _app.Type("Lazy").GetField("Enumerated")!.GetValue(value));
    }

    private object Read(string name, string json) => _app.Read(_app.Type(name), json);

    private static IEnumerable<string> Lines(IReadOnlyDictionary<string, string[]> errors) =>
        errors.SelectMany(e => e.Value.Select(m => $"{e.Key}: {m}")).Order(StringComparer.Ordinal);

    /// <summary>What <c>Validator</c> says, with the names of JSON in place of those of C#.</summary>
    private static Dictionary<string, string[]> ByDataAnnotations(object value)
    {
        var errors = new Dictionary<string, string[]>();
        foreach (var property in value.GetType().GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var context = new ValidationContext(value, name, null, null) { MemberName = property.Name };
            var results = new List<ValidationResult>();
            var attributes = property.GetCustomAttributes(true).OfType<ValidationAttribute>();
            // The way in which Validator treats members: all attributes, but [Required] alone if it fails.
            Validator.TryValidateValue(property.GetValue(value), context, results, attributes);
            if (results.Count > 0)
            {
                errors[name] = [.. results.Select(r => r.ErrorMessage!)];
            }
        }
        return errors;
    }

    /// <summary>The app, compiled once for all tests.</summary>
    public sealed class App : IDisposable
    {
        internal SchemaApp Schema { get; } =
            SchemaApp.Of(
                """
                #pragma warning disable CS8618, CS8625
                public interface IExchange
                {
                    Flat Flat { get; } Nested Nested { get; } Nulls Nulls { get; } Period Period { get; } Summed Summed { get; }
                    Shapes Shapes { get; } Both Both { get; } Tree Tree { get; } Lazy Lazy { get; }
                }
                public sealed class Flat
                {
                    [Required] public string? Name { get; set; }
                    [StringLength(5, MinimumLength = 2)] public string? Code { get; set; }
                    [Range(0, 150)] public int Age { get; set; }
                    [Range(0.0, 1.0)] public double Ratio { get; set; }
                    [Range(0, 10)] public short Short { get; set; }
                    [Range(1, 3)] public int? Nullable { get; set; }
                    [Range(0, 10, MinimumIsExclusive = true, MaximumIsExclusive = true)] public int? Exclusive { get; set; }
                    [Range(typeof(decimal), "1", "10")] public decimal? Price { get; set; }
                    [MinLength(1), MaxLength(3)] public List<int>? List { get; set; }
                    [Length(1, 4)] public byte[]? Bytes { get; set; }
                    [EmailAddress] public string? Email { get; set; }
                    [Url] public string? Url { get; set; }
                    [RegularExpression("[A-Z]*")] public string? Regex { get; set; }
                    [Even] public int Even { get; set; }
                    [AllowedValues("a", "b", null)] public string? Letter { get; set; }
                    [DeniedValues("b")] public string? Allowed { get; set; }
                    [Required(AllowEmptyStrings = true)] public string Empty { get; set; } = "";
                    public string? Password { get; set; }
                    [Compare("Password")] public string? Repeated { get; set; }
                    [StringLength(2, ErrorMessage = "{0} is longer than {1}.")] public string? Size { get; set; }
                    [DataType(DataType.Password)] public string? Secret { get; set; }
                }
                public sealed class EvenAttribute() : ValidationAttribute("The value must be even.")
                {
                    public override bool IsValid(object? value) => value is not int number || number % 2 == 0;
                }
                public sealed record Item([StringLength(3)] string Name, [Even] int Even = 0);
                public record struct Number([Range(1, 5)] int number);
                public sealed record Nested(
                    Item First, List<Item> All, Dictionary<string, Item> ByKey, IReadOnlyList<Item[]> Matrix, List<Number> Structs, Number? Maybe,
                    ImmutableArray<Item> Array);
                public sealed class Nulls
                {
                    public string Text { get; set; } = null!;
                    public string? Fine { get; set; }
                    public List<string> InList { get; set; } = ["a", null!];
                    public List<string?> FineList { get; set; } = [null];
                    public Dictionary<string, Item> InMap { get; set; } = new() { ["a"] = new("x"), ["b"] = null! };
                    public List<List<string>> NestedLists { get; set; } = [[null!]];
                    public ImmutableArray<int> Immutable { get; set; }
                    public Child Child { get; set; } = new();
                }
                public sealed class Child { public string[] Texts { get; set; } = null!; }
                public sealed record Period(int From, [Range(0, 5)] int To) : IValidatableObject
                {
                    public IEnumerable<ValidationResult> Validate(ValidationContext context)
                    {
                        if (From > To) yield return new("The period must begin before it ends.", [nameof(From), nameof(To)]);
                    }
                }
                [SumBelow(10)] public sealed record Summed(int A, int B);
                public sealed class SumBelowAttribute(int limit) : ValidationAttribute("The sum is too large.")
                {
                    public override bool IsValid(object? value) => value is Summed(var a, var b) && a + b < limit;
                }
                public sealed record Shapes(List<Shape> All);
                [JsonDerivedType(typeof(Circle), "circle")] public abstract record Shape([StringLength(3)] string Name);
                public sealed record Circle(string Name, [Range(0, 10)] double Radius) : Shape(Name);
                public sealed record Both([StringLength(3)][property: RegularExpression("^[a-z]*$")] string Text);
                public sealed record Tree([StringLength(3)] string Name, List<Tree> Children);
                public sealed class Lazy
                {
                    public int Enumerated;
                    public IEnumerable<string> Items { get { return Count(); } set { } }
                    private IEnumerable<string> Count() { Enumerated++; yield return "a"; }
                }
                """
            );

        public void Dispose() => Schema.Dispose();
    }
}
