using Tutti.Generators.Schema;

namespace Tutti.Generators.Tests.Schema;

/// <summary>What the parser makes of types: members, defaults, sources, documentation, sharing.</summary>
public sealed class SchemaParserTests
{
    [Fact]
    public void AUseKeepsAnnotationsAndNamesTheTypeAtRunTime()
    {
        var use = Member("public List<string?>? Value { get; set; }").Type;

        Assert.Equal("global::System.Collections.Generic.List<string?>?", use.FullName);
        Assert.Equal("global::System.Collections.Generic.List<string?>", use.NotNullName);
        Assert.Equal("global::System.Collections.Generic.List<string>", use.RuntimeName);
        Assert.Equal(TypeKindOnWire.List, use.Kind);
        Assert.Equal("List", use.Collection);
        Assert.True(use.IsNullable);
        Assert.True(use.Item!.IsNullable);
    }

    [Fact]
    public void ANullableValueTypeIsAUseOfTheValueType()
    {
        var use = Member("public int? Value { get; set; }").Type;

        Assert.Equal("int?", use.FullName);
        Assert.Equal("int", use.RuntimeName);
        Assert.Equal("int32", use.ModelKind);
        Assert.Equal("global::Tutti.CompilerServices.IntegerParser<int>", use.Parser);
        Assert.True(use.IsNullable);
    }

    [Theory]
    [InlineData("string", "Simple", "string")]
    [InlineData("Guid", "Simple", "guid")]
    [InlineData("DateOnly", "Simple", "date")]
    [InlineData("TimeSpan", "Simple", "duration")]
    [InlineData("Uri", "Simple", "uri")]
    [InlineData("UInt128", "Simple", "uint128")]
    [InlineData("Half", "Simple", "float16")]
    [InlineData("System.Net.IPAddress", "Simple", "parsable")]
    [InlineData("DayOfWeek", "Enum", "type")]
    [InlineData("byte[]", "Json", "bytes")]
    [InlineData("object", "Json", "json")]
    [InlineData("dynamic", "Json", "json")]
    [InlineData("JsonElement", "Json", "json")]
    [InlineData("Version", "Json", "version")]
    [InlineData("int[]", "List", "list")]
    [InlineData("ImmutableArray<int>", "List", "list")]
    [InlineData("Dictionary<Guid, int>", "Map", "map")]
    [InlineData("KeyValuePair<string, int>", "Object", "type")]
    public void EveryKindOfTypeIsKnown(string type, string kind, string modelKind)
    {
        var use = Member($"public {type} Value {{ get; set; }} = default!;").Type;

        Assert.Equal((kind, modelKind), (use.Kind.ToString(), use.ModelKind));
    }

    [Fact]
    public void DefaultsAreCodeAndJson()
    {
        var members = Members(
            """
            record T(int A = -1, string B = "a\"\n", Color C = Color.Green, double D = double.NaN, decimal E = 1.50m, Guid F = default,
                int? G = null, long H = long.MinValue, char I = '\'', bool J = true, float K = 1e10f, string? L = null, ulong M = ulong.MaxValue, Color N = (Color)9);
            """
        );

        Assert.Equal(
            [
                "-1 | -1",
                """
                "a\"\n" | "a\"\n"
                """,
                "(global::MyApp.Color)(1) | \"Green\"",
                "double.NaN | ",
                "1.50M | 1.50",
                "default | ",
                "null | null",
                "long.MinValue | -9223372036854775808",
                "'\\'' | \"'\"",
                "true | true",
                "1E+10F | 1E+10",
                "null | null",
                "18446744073709551615UL | 18446744073709551615",
                "(global::MyApp.Color)(9) | ",
            ],
            members.Select(m => $"{m.Default} | {m.DefaultJson}")
        );
    }

    [Fact]
    public void WhatMustBeGivenIsRequired()
    {
        var members = Members(
            """
            #pragma warning disable CS8618
            class T
            {
                public required string? Required { get; init; }
                [JsonRequired] public int JsonRequired { get; set; }
                public string Unset { get; set; }
                public string Set { get; set; } = "";
                public string? Nullable { get; set; }
                public int Number { get; set; }
                public string Computed => "";
                public string Accepting { get => field ?? ""; set; }
            }
            """
        );

        Assert.Equal(["Required", "JsonRequired", "Unset"], members.Where(m => m.IsRequired).Select(m => m.Name));
    }

    [Fact]
    public void SourcesHaveTheNamesOfTheirPlaces()
    {
        var members = Members(
            """
            record T([Query] int PageSize, [Query("q")] string Text, [Header] string IfMatch, [Header] string ETag, [Header] string XRequestId,
                [Cookie] string SessionId, [property: StatusCode] int Status, int Plain);
            """
        );

        Assert.Equal(
            [
                "Query pageSize",
                "Query q",
                "Header If-Match",
                "Header ETag",
                "Header X-Request-Id",
                "Cookie sessionId",
                "StatusCode ",
                "Default ",
            ],
            members.Select(m => $"{m.Source} {m.SourceName}")
        );
    }

    [Fact]
    public void MembersAreInTheOrderInWhichTheyAreWritten()
    {
        var members = Members(
            """
            class Base { public int Z { get; set; } public virtual int Y { get; set; } }
            class T : Base { public int B { get; set; } [JsonPropertyOrder(-1)] public int A { get; set; } public override int Y { get; set; } }
            """
        );

        Assert.Equal(["A", "B", "Y", "Z"], members.Select(m => m.Name));
        Assert.Equal("global::MyApp.Base", members[3].DeclaredBy);
    }

    [Fact]
    public void DocumentationIsPlainText()
    {
        var type = Spec(
            """
            /// <summary>
            /// A <see cref="Color"/> of <c>things</c>,
            /// and <paramref name="x"/>.
            /// <para>Second &amp; last.</para>
            /// </summary>
            /// <param name="First">The first <see langword="null"/>.</param>
            record T(int First)
            {
                /// <summary>The second: <see cref="List{T}.Add(T)"/>.</summary>
                public int Second { get; init; }
                public int Third { get; init; }
            }
            """
        );

        Assert.Equal("A Color of things, and x.\nSecond & last.", type.Doc);
        Assert.Equal(["The first null.", "The second: Add.", null], type.Members.Select(m => m.Doc));
    }

    [Fact]
    public void RulesAreCodeAndText()
    {
        var rules = Members(
                """
                record T(
                    [StringLength(50, MinimumLength = 1)] string A,
                    [Range(typeof(decimal), "1", "2")] decimal B,
                    [AllowedValues("a", null)] string C,
                    [EnumDataType(typeof(Color)), Required] string D);
                """
            )
            .SelectMany(m => m.Rules);

        Assert.Equal(
            [
                "StringLength(50, MinimumLength = 1)",
                "Range(typeof(decimal), \"1\", \"2\")",
                "AllowedValues(\"a\", null)",
                "EnumDataType(typeof(Color))",
                "Required",
            ],
            rules.Select(r => r.Display)
        );
        Assert.Equal("{0}.Length > 50 || {0}.Length < 1", rules.First().FailsIf);
    }

    [Theory]
    [InlineData("sealed record T(int A, string B, ImmutableArray<Guid> C, Color? D);", true)]
    [InlineData("readonly record struct T(int A, Uri? B);", true)]
    [InlineData("sealed record T(ImmutableList<T> Children);", true)]
    [InlineData(
        "sealed record T(ImmutableDictionary<string, T> Children) { public int Count => Children.Count; }",
        true
    )]
    [InlineData(
        "sealed record T(string A) { public string A { get; init; } = A; public int Extra { get; init; } = 1; }",
        true
    )]
    [InlineData("record Base(int A); sealed record T(int A, int B) : Base(A);", true)]
    [InlineData("record T(int A);", false)]
    [InlineData("record struct T(int A);", false)]
    [InlineData("sealed record T(List<int> A);", false)]
    [InlineData("sealed record T(IReadOnlyList<int> A);", false)]
    [InlineData("sealed record T(int[] A);", false)]
    [InlineData("sealed record T(object A);", false)]
    [InlineData("sealed record T(ImmutableArray<int[]> A);", false)]
    [InlineData("sealed record T(int A) { public int B { get; set; } }", false)]
    [InlineData("sealed record T(int A) { private int _hidden; public void Add() => _hidden++; }", false)]
    [InlineData("sealed record T(int A) { public int B { get; } = Random.Shared.Next(); }", false)]
    [InlineData("sealed record T(string A) { public string A { get; init; } = A.Trim(); }", false)]
    [InlineData("sealed record T(int A, [property: JsonIgnore] int B = 0);", false)]
    [InlineData("sealed record T { public T(int a) { A = a + 1; } public int A { get; } }", false)]
    [InlineData("sealed class T(int a) { public int A { get; init; } public int B => a; }", false)]
    [InlineData("sealed record T(string A) { public string A { get => field ?? \"\"; init; } = A; }", false)]
    [InlineData("sealed record T(Other A); record Other(int B);", false)]
    [InlineData("sealed record T(T? Next, Other A); sealed record Other(int[] B, T? Back);", false)]
    [InlineData("[JsonConverter(typeof(object))] sealed record T(int A);", false)]
    public void OnlyWhatNobodyCanChangeAndAllOfWhichTravelsIsShared(string declaration, bool isShareable) =>
        Assert.Equal(isShareable, Use(declaration).IsShareable);

    [Fact]
    public void OpaqueTypesAreLeftToReflection()
    {
        string[] declarations =
        [
            "[JsonPolymorphic] class T;",
            "class T { [JsonExtensionData] public Dictionary<string, object>? Rest { get; set; } }",
            "[JsonNumberHandling(JsonNumberHandling.WriteAsString)] class T { public int A { get; set; } }",
            "class T { [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<int> A { get; } = []; }",
            "[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] class T;",
            "class T { [JsonInclude] public int Field; }",
            "class T { [JsonInclude] internal int Hidden { get; set; } }",
            "partial class T;",
        ];

        Assert.All(declarations, d => Assert.Equal(TypeKindOnWire.Opaque, Use(d).Kind));
        Assert.Equal(TypeKindOnWire.Object, Use("class T;").Kind);
    }

    [Fact]
    public void GenericTypesWithInitOnlyMembersAreOpaque()
    {
        var types = Parser(
            """
            public interface IExchange { Box<int> Box { get; } Pair<int> Pair { get; } }
            public sealed class Box<T> { public T? Value { get; init; } }
            public sealed record Pair<T>(T First, T Second);
            """
        ).Types;

        Assert.Equal([TypeKindOnWire.Opaque, TypeKindOnWire.Object], types.Select(t => t.Kind));
    }

    [Fact]
    public void TheModelSaysWhatTheSchemaSays()
    {
        var spec = Spec(
            """
            /// <summary>A thing.</summary>
            /// <param name="Tags">Its tags.</param>
            record T([StringLength(5)] string Name, Dictionary<Guid, List<T?>> Children, [property: JsonIgnore] int Hidden = 1, string[]? Tags = null);
            """
        );
        var model = SchemaModel.Type(spec);

        Assert.Equal(("MyApp.T", "T", "object", "A thing."), (model.Id, model.Name, model.Kind, model.Doc));
        Assert.Equal(["name", "children", "tags"], model.Members.Select(m => m.Name));
        Assert.Equal([true, true, false], model.Members.Select(m => m.Required));
        Assert.Equal(["StringLength(5)"], model.Members[0].Rules);
        Assert.Equal("guid", model.Members[1].Type.Key!.Kind);
        Assert.Equal(("type", "MyApp.T", true), (Item(model).Kind, Item(model).Id, Item(model).Nullable));
        Assert.Equal(("null", "Its tags."), (model.Members[2].Default, model.Members[2].Doc));

        static Tutti.Model.TypeReference Item(Tutti.Model.TypeModel model) => model.Members[1].Type.Item!.Item!;
    }

    [Fact]
    public void TwoParsesOfTheSameTypesAreEqual()
    {
        const string Source = """
            public interface IExchange { Node Node { get; } }
            public sealed record Node([StringLength(3)] string Name, List<Node> Children, Color Color = Color.Red);
            public enum Color { Red, Green }
            """;

        Assert.Equal(Parser(Source).Types, Parser(Source).Types);
    }

    private static SchemaParser Parser(string source) => SchemaApp.Parse(source).Parser;

    private static TypeSpec Spec(string declaration) =>
        Parser(
            "public interface IExchange { T Value { get; } }\npublic enum Color { Red, Green }\n"
                + declaration.Replace("record T(", "public record T(", StringComparison.Ordinal)
        )
            .Types.Single(t => t.Id == "MyApp.T");

    private static IReadOnlyList<MemberSpec> Members(string declaration) => [.. Spec(declaration).Members];

    private static MemberSpec Member(string property) => Members($"class T {{ {property} }}").Single();

    private static TypeUse Use(string declaration)
    {
        var (compilation, parser) = SchemaApp.Parse(
            "public interface IExchange { T Value { get; } }\npublic enum Color { Red, Green }\n" + declaration
        );
        return parser.Parse(
            compilation.GetSymbolsWithName("T").OfType<Microsoft.CodeAnalysis.INamedTypeSymbol>().Single()
        );
    }
}
