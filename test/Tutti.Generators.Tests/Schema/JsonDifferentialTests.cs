using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tutti.Generators.Tests.Schema;

/// <summary>The emitted context reads and writes what reflection does with the same options.</summary>
public sealed class JsonDifferentialTests(JsonDifferentialTests.App fixture) : IClassFixture<JsonDifferentialTests.App>
{
    internal const string Types = """
        public interface IExchange
        {
            Simple Simple { get; }
            Order Order { get; }
            Nullables Nullables { get; }
            Collections Collections { get; }
            Maps Maps { get; }
            Attributed Attributed { get; }
            Settable Settable { get; }
            RequiredMembers RequiredMembers { get; }
            Tree Tree { get; }
            Page<Line> Lines { get; }
            Page<int?> Numbers { get; }
            Derived Derived { get; }
            Point Point { get; }
            Defaults Defaults { get; }
            Shape Shape { get; }
            Wrapper Wrapper { get; }
            List<Line?> Listed { get; }
            Line[][] Nested { get; }
            Dictionary<Status, int> ByStatus { get; }
            ImmutableArray<string> Tags { get; }
        }

        public enum Status { Open, [JsonStringEnumMemberName("finished")] Done, Cancelled = 7 }

        [Flags] public enum Rights { None = 0, Read = 1, Write = 2 }

        public sealed record Simple(
            bool Bool, sbyte I8, short I16, int I32, long I64, byte U8, ushort U16, uint U32, ulong U64, Int128 I128, UInt128 U128,
            Half F16, float F32, double F64, decimal Dec, char Char, string Text, Guid Guid, DateTime DateTime, DateTimeOffset Offset,
            DateOnly Date, TimeOnly Time, TimeSpan Span, Uri Uri, Version Version, byte[] Bytes, object Any, JsonElement Element, JsonNode Node);

        public sealed record Line(string Sku, int Quantity, decimal? Price = null, Status Status = Status.Open);

        public sealed record Order(Guid Id, IReadOnlyList<Line> Lines, Status Status, string? Note = null)
        {
            public decimal Total => Lines.Sum(l => l is null ? 0 : l.Quantity * (l.Price ?? 0));
        }

        public sealed record Nullables(
            int? Number = null, Status? Status = null, Guid? Id = null, Point? Point = null, string? Text = null, Line? Line = null,
            List<int?>? Numbers = null, DateOnly? Date = null, bool? Flag = null, double? Ratio = null);

        public sealed class Collections
        {
            public int[] Array { get; set; } = [];
            public List<string> List { get; set; } = [];
            public IList<Line> IList { get; set; } = [];
            public ICollection<int> ICollection { get; set; } = [];
            public IEnumerable<double> IEnumerable { get; set; } = [];
            public IReadOnlyList<Status> IReadOnlyList { get; set; } = [];
            public IReadOnlyCollection<DateOnly> IReadOnlyCollection { get; set; } = [];
            public ISet<string> ISet { get; set; } = new HashSet<string>();
            public HashSet<int> HashSet { get; set; } = [];
            public SortedSet<int> SortedSet { get; set; } = [];
            public Queue<int> Queue { get; set; } = new();
            public Stack<int> Stack { get; set; } = new();
            public LinkedList<int> LinkedList { get; set; } = new();
            public ImmutableList<int> ImmutableList { get; set; } = [];
            public ImmutableArray<Line> ImmutableArray { get; set; } = [];
            public ImmutableHashSet<int> ImmutableHashSet { get; set; } = [];
            public ImmutableSortedSet<int> ImmutableSortedSet { get; set; } = [];
            public ImmutableQueue<int> ImmutableQueue { get; set; } = [];
            public System.Collections.ObjectModel.Collection<int> Collection { get; set; } = [];
            public List<List<byte[]>> Deep { get; set; } = [];
            public MyList Own { get; set; } = [];
        }

        public sealed class MyList : List<Line>;

        public sealed class Maps
        {
            public Dictionary<string, int> Dictionary { get; set; } = [];
            public IDictionary<string, Line> IDictionary { get; set; } = new Dictionary<string, Line>();
            public IReadOnlyDictionary<string, string?> IReadOnlyDictionary { get; set; } = new Dictionary<string, string?>();
            public SortedDictionary<string, List<int>> SortedDictionary { get; set; } = [];
            public ImmutableDictionary<string, int> ImmutableDictionary { get; set; } = ImmutableDictionary<string, int>.Empty;
            public ImmutableSortedDictionary<string, int> ImmutableSorted { get; set; } = ImmutableSortedDictionary<string, int>.Empty;
            public Dictionary<int, string> ByNumber { get; set; } = [];
            public Dictionary<Guid, Status> ById { get; set; } = [];
            public Dictionary<DateOnly, double?> ByDate { get; set; } = [];
            public System.Collections.Concurrent.ConcurrentDictionary<string, int> Concurrent { get; set; } = new();
        }

        public sealed class Attributed
        {
            [JsonPropertyName("renamed \u00e9 \"quoted\"")] public string Name { get; set; } = "n";
            [JsonIgnore] public string Ignored { get; set; } = "i";
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? WhenNull { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int WhenDefault { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int? WhenDefaultNullable { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public string? Never { get; set; }
            [JsonRequired] public int Must { get; set; }
            [JsonPropertyOrder(-1)] public int First { get; set; }
            [JsonPropertyOrder(1)] public int Last { get; set; }
            [JsonConverter(typeof(JsonStringEnumConverter<Status>))] public Status Converted { get; set; }
            [JsonConverter(typeof(Doubling))] public int Doubled { get; set; }
            [JsonConverter(typeof(Doubling))] public int? MaybeDoubled { get; set; }
            [JsonInclude] public int Included { get; private set; } = 3;
            public int Hidden { get; private set; } = 4;
            [AllowNull] public string Fallback { get => field ?? "none"; set; } = "f";
            public Rights Rights { get; set; }
        }

        public sealed class Doubling : JsonConverter<int>
        {
            public override int Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetInt32() / 2;
            public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value * 2);
        }

        public class Settable
        {
            public string URLPath { get; set; } = "";
            public int @class { get; set; }
            public string WriteOnly { set => URLPath = value; }
            public int ReadOnly => 5;
            public List<int> GetOnlyList { get; } = [1];
            public virtual int Virtual { get; set; }
        }

        public sealed class RequiredMembers
        {
            public required string Name { get; init; }
            public required int? Number { get; set; }
            public int Optional { get; set; } = 9;
        }

        public sealed record Tree(string Name, List<Tree> Children, Tree? Left = null);

        public sealed record Page<T>(List<T> Items, int Total, T? First = default);

        public abstract class Base { public int Inherited { get; set; } public virtual string Name { get; set; } = "base"; }

        public sealed class Derived : Base { public int Own { get; set; } public override string Name { get; set; } = "derived"; }

        public struct Point { public int X { get; set; } public int Y { get; set; } }

        public sealed record Defaults(
            int Number = 5, string Text = "a\"b", Status Status = Status.Done, double Ratio = 0.5, char Char = 'x', long Long = -1,
            decimal Money = 1.5m, Guid Id = default, Point Point = default, byte Small = 7, int? Maybe = 3, uint Unsigned = 4, string? Nothing = null,
            float Single = 1f, bool Flag = true, ulong Big = 9, sbyte Tiny = -3);

        [JsonDerivedType(typeof(Circle), "circle"), JsonDerivedType(typeof(Square), "square")]
        public abstract record Shape(string Name);
        public sealed record Circle(string Name, double Radius) : Shape(Name);
        public sealed record Square(string Name, double Side) : Shape(Name);

        [JsonConverter(typeof(WrapperConverter))]
        public readonly record struct Wrapper(string Value);

        public sealed class WrapperConverter : JsonConverter<Wrapper>
        {
            public override Wrapper Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString()!);
            public override void Write(Utf8JsonWriter writer, Wrapper value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
        }
        """;

    private readonly SchemaApp _app = fixture.Schema;

    public static TheoryData<string, string> Samples =>
        new()
        {
            {
                "Simple",
                """
                    {"bool":true,"i8":-8,"i16":-16,"i32":-32,"i64":-64,"u8":8,"u16":16,"u32":32,"u64":64,"i128":-128,"u128":128,
                    "f16":1.5,"f32":2.25,"f64":3.125,"dec":4.50,"char":"c","text":"t","guid":"6ba7b810-9dad-11d1-80b4-00c04fd430c8",
                    "dateTime":"2026-01-31T12:30:00Z","offset":"2026-01-31T12:30:00+01:00","date":"2026-01-31","time":"12:30:00",
                    "span":"1.02:03:04","uri":"https://example.com/","version":"1.2.3","bytes":"AQID","any":{"a":[1]},"element":[1,{"b":null}],"node":{"c":1}}
                    """
            },
            {
                "Order",
                """{"id":"6ba7b810-9dad-11d1-80b4-00c04fd430c8","lines":[{"sku":"a<b>","quantity":2,"price":1.5,"status":"finished"},{"sku":"ü","quantity":1}],"status":"Open","note":"x"}"""
            },
            {
                "Nullables",
                """{"number":1,"status":"finished","id":"6ba7b810-9dad-11d1-80b4-00c04fd430c8","point":{"x":1,"y":2},"text":"t","line":{"sku":"s","quantity":1},"numbers":[1,null],"date":"2026-01-31","flag":false,"ratio":0.5}"""
            },
            {
                "Collections",
                """{"array":[1,2],"list":["a",null],"iList":[{"sku":"s","quantity":1}],"iCollection":[1],"iEnumerable":[1.5],"iReadOnlyList":["Open","finished"],"iReadOnlyCollection":["2026-01-31"],"iSet":["a"],"hashSet":[1],"sortedSet":[3,1],"queue":[1,2],"stack":[1,2],"linkedList":[1],"immutableList":[1],"immutableArray":[{"sku":"s","quantity":1}],"immutableHashSet":[1],"immutableSortedSet":[2,1],"immutableQueue":[1],"collection":[1],"deep":[["AQ=="]],"own":[{"sku":"s","quantity":1}]}"""
            },
            {
                "Maps",
                """{"dictionary":{"a":1,"B":2},"iDictionary":{"a":{"sku":"s","quantity":1}},"iReadOnlyDictionary":{"a":null},"sortedDictionary":{"b":[1],"a":[]},"immutableDictionary":{"a":1},"immutableSorted":{"b":1,"a":2},"byNumber":{"1":"a"},"byId":{"6ba7b810-9dad-11d1-80b4-00c04fd430c8":"Open"},"byDate":{"2026-01-31":null},"concurrent":{"a":1}}"""
            },
            {
                "Attributed",
                """{"renamed é \"quoted\"":"x","ignored":"y","whenNull":"z","whenDefault":1,"whenDefaultNullable":0,"never":null,"must":1,"first":1,"last":2,"converted":"finished","doubled":4,"maybeDoubled":6,"included":8,"hidden":9,"fallback":null,"rights":"Read, Write"}"""
            },
            { "Attributed", """{"must":1}""" },
            { "Settable", """{"urlPath":"p","class":1,"writeOnly":"w","readOnly":6,"getOnlyList":[7],"virtual":1}""" },
            { "RequiredMembers", """{"name":"n","number":null,"optional":1}""" },
            {
                "Tree",
                """{"name":"a","children":[{"name":"b","children":[]}],"left":{"name":"c","children":[],"left":null}}"""
            },
            { "Lines", """{"items":[{"sku":"s","quantity":1}],"total":1,"first":null}""" },
            { "Numbers", """{"items":[1,null],"total":2,"first":1}""" },
            { "Derived", """{"own":1,"inherited":2,"name":"n"}""" },
            { "Point", """{"x":1,"y":2}""" },
            { "Defaults", "{}" },
            {
                "Defaults",
                """{"number":1,"text":"t","status":"Open","ratio":1,"char":"y","long":2,"money":3,"id":"6ba7b810-9dad-11d1-80b4-00c04fd430c8","point":{"x":1},"small":1,"maybe":null,"unsigned":1,"nothing":"n","single":2,"flag":false,"big":1,"tiny":1}"""
            },
            { "Shape", """{"$type":"circle","name":"c","radius":1.5}""" },
            { "Wrapper", "\"w\"" },
            { "Listed", """[{"sku":"s","quantity":1},null]""" },
            { "Nested", """[[{"sku":"s","quantity":1}],[]]""" },
            { "ByStatus", """{"Open":1,"finished":2}""" },
            { "Tags", """["a","b"]""" },
        };

    [Theory]
    [MemberData(nameof(Samples))]
    public void EmittedMetadataReadsAndWritesAsReflectionDoes(string name, string json)
    {
        Assert.Empty(_app.Problems);
        var type = _app.TypeOf(name);
        Assert.Equal(Outcome(type, json, _app.Reflection), Outcome(type, json, _app.Options));
        Assert.DoesNotContain("refused", Outcome(type, json, _app.Options), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void EmittedMetadataTreatsEveryMutationAsReflectionDoes(string name, string json)
    {
        var type = _app.TypeOf(name);
        foreach (var mutation in Mutations.Of(json))
        {
            var expected = Outcome(type, mutation, _app.Reflection);
            var actual = Outcome(type, mutation, _app.Options);
            Assert.True(expected == actual, $"{mutation}\nreflection: {expected}\nemitted:    {actual}");
        }
    }

    /// <summary>The app, compiled once for all tests.</summary>
    public sealed class App : IDisposable
    {
        internal SchemaApp Schema { get; } = SchemaApp.Of(Types);

        public void Dispose() => Schema.Dispose();
    }

    /// <summary>What a type reads from the input, written again.</summary>
    private static string Outcome(Type type, string json, JsonSerializerOptions options)
    {
        object? value;
        try
        {
            value = JsonSerializer.Deserialize(json, options.GetTypeInfo(type));
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            return "refused to read";
        }
        try
        {
            return JsonSerializer.Serialize(value, options.GetTypeInfo(type));
        }
        catch (JsonException)
        {
            return "refused to write";
        }
    }

    private static class Mutations
    {
        private static readonly string[] Replacements =
        [
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "300",
            "70000",
            "5000000000",
            "1e400",
            "123456789012345678901234567890123456789012345",
            "\"\"",
            "\"x\"",
            "\"1\"",
            "\"Open\"",
            "\"open\"",
            "\"DONE\"",
            "\"Done\"",
            "\"2026-01-31\"",
            "\"NaN\"",
            "[]",
            "[1]",
            "[null]",
            "[\"a\"]",
            "{}",
            "{\"a\":1}",
            "{\"x\":null}",
        ];

        public static IEnumerable<string> Of(string json)
        {
            var root = JsonNode.Parse(json)!;
            foreach (var path in Paths(root))
            {
                foreach (var replacement in Replacements)
                {
                    yield return Edit(json, path, (parent, key) => Set(parent, key, JsonNode.Parse(replacement)));
                }
                if (path.Count > 0)
                {
                    yield return Edit(json, path, Remove);
                    yield return Edit(json, path, Rename);
                }
            }
            yield return json + " ";
            yield return json + "x";
            yield return json[..^1];
        }

        private static IEnumerable<List<object>> Paths(JsonNode? node)
        {
            yield return [];
            var children = node switch
            {
                JsonObject o => o.Select(p => ((object)p.Key, p.Value)),
                JsonArray a => a.Select((v, i) => ((object)i, v)),
                _ => [],
            };
            foreach (var (key, child) in children.ToList())
            {
                foreach (var path in Paths(child))
                {
                    yield return [key, .. path];
                }
            }
        }

        private static string Edit(string json, List<object> path, Action<JsonNode, object> edit)
        {
            var holder = new JsonArray(JsonNode.Parse(json));
            JsonNode parent = holder;
            object key = 0;
            foreach (var step in path)
            {
                parent = parent is JsonArray array ? array[(int)key]! : parent[(string)key]!;
                key = step;
            }
            edit(parent, key);
            return holder[0]?.ToJsonString() ?? "null";
        }

        private static void Set(JsonNode parent, object key, JsonNode? value)
        {
            if (parent is JsonArray array)
            {
                array[(int)key] = value;
            }
            else
            {
                parent[(string)key] = value;
            }
        }

        private static void Remove(JsonNode parent, object key)
        {
            if (parent is JsonArray array)
            {
                array.RemoveAt((int)key);
            }
            else
            {
                parent.AsObject().Remove((string)key);
            }
        }

        private static void Rename(JsonNode parent, object key)
        {
            if (parent is JsonObject o && key is string name && o[name] is var value)
            {
                o.Remove(name);
                o[name.ToUpperInvariant()] = value;
            }
        }
    }
}
