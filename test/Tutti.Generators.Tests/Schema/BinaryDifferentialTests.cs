using System.Text.Json;

namespace Tutti.Generators.Tests.Schema;

/// <summary>What the binary codec makes of a value is what JSON makes of it, and what JSON refuses it refuses.</summary>
public sealed class BinaryDifferentialTests(BinaryDifferentialTests.Apps apps)
    : IClassFixture<BinaryDifferentialTests.Apps>
{
    private const int Rounds = 300;

    private const string Types = """
        public interface IExchange
        {
            Looked Looked { get; }
            LookedWhole LookedWhole { get; }
            LeftOut LeftOut { get; }
            LeftOutRecord LeftOutRecord { get; }
            Nothing Nothing { get; }
            List<Nothing> ListOfNothing { get; }
            NoValue[] Empties { get; }
            Unset Unset { get; }
            Odd Odd { get; }
            Keys Keys { get; }
            Enums Enums { get; }
            Parsables Parsables { get; }
            Embedded Embedded { get; }
            Converted Converted { get; }
            Hidden Hidden { get; }
            Left Left { get; }
            Annotated Annotated { get; }
            Page<Page<Leaf?>> Pages { get; }
            Node Node { get; }
            Leaf? MaybeLeaf { get; }
            int? MaybeNumber { get; }
            string Text { get; }
            string? MaybeText { get; }
            List<string?>? MaybeTexts { get; }
            Dictionary<string, Leaf?> Leaves { get; }
            double Ratio { get; }
            JsonElement Any { get; }
            byte[] Bytes { get; }
            Memory<byte> Memory { get; }
            Boxes Boxes { get; }
            Setters Setters { get; }
        }

        public sealed record Leaf(string Name, int Number);

        public sealed record Looked(int A, int B)
        {
            public double Ratio => (double)A / B;
            public string Text => A > 0 ? "positive" : null!;
            public string? Maybe => null;
            public Level Level => (Level)(A % 5 < 0 ? 0 : A % 5);
            public double? MaybeRatio => B == 0 ? double.NaN : null;
            public DateTime Day => DateTime.UnixEpoch;
        }

        public sealed record LookedWhole(int A, int B) { public List<double> Ratios => [(double)A / B]; }

        public sealed class LeftOut
        {
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Text { get; set; } = "initial";
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Leaf? Leaf { get; init; } = new("initial", 1);
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Number { get; set; } = 7;
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public Point Point { get; init; } = new() { X = 1 };
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int? Maybe { get; set; } = 3;
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public List<int>? List { get; set; } = [1];
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public JsonElement? Any { get; set; }
            public int After { get; set; }
        }

        public sealed record LeftOutRecord(
            [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text = "default",
            [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Number = 5,
            [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long? Maybe = 9,
            [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string Never = "n")
        {
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Own { get; set; } = "own";
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public required int Must { get; init; }
        }

        public sealed record Nothing;
        public readonly record struct NoValue;
        public struct Unset { public int X { get; set; } public int Y { get; init; } public string? Z { get; init; } }

        public sealed record Odd(int Number)
        {
            public required string Name { get; init; }
            public int? Other { get; set; } = 4;
            public List<int> GetOnly { get; } = [1];
            public string WriteBack { get => field ?? "none"; set; }
        }

        public sealed class Keys
        {
            public Dictionary<Guid, int> Guids { get; set; } = [];
            public Dictionary<long, string?> Longs { get; set; } = [];
            public Dictionary<byte, byte> Bytes { get; set; } = [];
            public Dictionary<Level, int> Levels { get; set; } = [];
            public Dictionary<Rights, int> Rights { get; set; } = [];
            public Dictionary<double, int> Doubles { get; set; } = [];
            public Dictionary<char, int> Chars { get; set; } = [];
            public Dictionary<bool, int> Bools { get; set; } = [];
            public Dictionary<Int128, int> Large { get; set; } = [];
            public Dictionary<DateTimeOffset, int> Moments { get; set; } = [];
            public SortedDictionary<string, Leaf> Sorted { get; set; } = [];
            public ImmutableSortedDictionary<string, int> Immutable { get; set; } = ImmutableSortedDictionary<string, int>.Empty;
            public ImmutableDictionary<DateOnly, int> Days { get; set; } = ImmutableDictionary<DateOnly, int>.Empty;
            public System.Collections.Concurrent.ConcurrentDictionary<string, List<int>> Concurrent { get; set; } = [];
            public IReadOnlyDictionary<string, Dictionary<int, Leaf?>> Nested { get; set; } = new Dictionary<string, Dictionary<int, Leaf?>>();
        }

        public enum Level { Low, Middle, High }
        public enum Tiny : sbyte { Least = sbyte.MinValue, None = 0, Most = sbyte.MaxValue }
        public enum Large : ulong { None, Most = ulong.MaxValue }
        [Flags] public enum Rights : short { Read = 1, Write = 2, Both = 3, All = -1 }
        public enum Twice { One = 1, [JsonStringEnumMemberName("the same")] Same = 1, Two = 200 }
        [JsonConverter(typeof(JsonNumberEnumConverter<Numbered>))] public enum Numbered { A, B }

        public sealed record Enums(Level Level, Tiny Tiny, Large Large, Rights Rights, Twice Twice, Numbered Numbered, Level? Maybe, List<Rights?> Many);

        public readonly record struct Celsius(int Degrees) : IParsable<Celsius>
        {
            public static Celsius Parse(string s, IFormatProvider? p) => new(int.Parse(s, p));
            public static bool TryParse(string? s, IFormatProvider? p, out Celsius result)
            {
                var ok = int.TryParse(s, p, out var degrees);
                result = new(degrees);
                return ok && degrees != 0;
            }
            public override string ToString() => Degrees.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        public sealed class Slug(string text) : IParsable<Slug>
        {
            public static Slug Parse(string s, IFormatProvider? p) => new(s);
            public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? p, [MaybeNullWhen(false)] out Slug result)
            {
                result = s is null ? null : new Slug(s.ToUpperInvariant());
                return s is not null;
            }
            public override string ToString() => text;
        }

        public sealed record Parsables(Celsius Value, Celsius? Maybe, Slug Slug, Slug? MaybeSlug, List<Slug?> Slugs);

        public sealed class Embedded
        {
            public Extended Extended { get; set; } = new();
            public List<Extended?> Many { get; set; } = [];
            public Extended? Maybe { get; set; }
            public JsonNode? Node { get; set; }
            public object? Object { get; set; }
        }

        public sealed class Converted { [JsonConverter(typeof(Doubling))] public int Doubled { get; set; } }

        public sealed class Extended
        {
            public int Known { get; set; }
            [JsonExtensionData] public Dictionary<string, JsonElement>? Rest { get; set; }
        }

        public sealed class Doubling : JsonConverter<int>
        {
            public override int Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => (int)(reader.GetInt64() / 2);
            public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(2L * value);
        }

        public sealed record Hidden(string Seen, [property: JsonIgnore] string? Secret = "default");

        public sealed record Left(Right? Right, int Number);
        public sealed record Right(Left? Left, Dictionary<string, Left> Lefts);

        public sealed class Annotated
        {
            [AllowNull] public string Fallback { get => field ?? "none"; set; } = "f";
            [DisallowNull] public string? Given { get; set; } = "g";
            [MaybeNull] public string Gone { get; set; } = "m";
            [NotNull] public string? Sure { get => field ?? "sure"; set; }
            public string NeverNull { get; set; } = "";
        }

        public sealed record Page<T>(List<T> Items, T? First, IReadOnlyCollection<T[]> Rest);

        public class Animal { public string Name { get; set; } = ""; public virtual int Legs { get; set; } = 4; public int Same { get; set; } }
        public sealed class Node : Animal { public override int Legs { get; set; } = 2; public new string Same { get; set; } = ""; public List<Node> Children { get; set; } = []; public Animal? Friend { get; set; } }

        public struct Point { public int X { get; set; } public int Y { get; set; } }

        public sealed class Boxes
        {
            public Point? Point { get; set; }
            public ImmutableArray<Point> Points { get; set; }
            public ImmutableArray<Leaf>? Leaves { get; set; }
            public Memory<byte> Memory { get; set; }
            public ReadOnlyMemory<byte> ReadOnly { get; set; }
            public ReadOnlyMemory<byte>? Maybe { get; set; }
            public byte[]? Bytes { get; set; }
            public List<byte[]?> Many { get; set; } = [];
            public Queue<Stack<LinkedList<int?>>> Deep { get; set; } = new();
            public SortedSet<string> Sorted { get; set; } = [];
            public ISet<Leaf?> Set { get; set; } = new HashSet<Leaf?>();
            public ImmutableQueue<string> Queue { get; set; } = [];
            public System.Collections.Concurrent.ConcurrentQueue<int> Concurrent { get; set; } = new();
            public IEnumerable<IEnumerable<long>> Lazy { get; set; } = [];
        }

        /// <summary>Tells in which order its members are set.</summary>
        public sealed class Setters
        {
            private string _order = "";
            public int A { get; set { field = value; _order += "a"; } }
            [JsonPropertyOrder(-1)] public int B { get; set { field = value; _order += "b"; } }
            public int C { get; init { field = value; _order += "c"; } }
        }
        """;

    public static TheoryData<string, bool> All
    {
        get
        {
            var data = new TheoryData<string, bool>();
            using var wide = SchemaApp.Of(Types);
            using var json = SchemaApp.Of(JsonDifferentialTests.Types);
            wide.Roots.Keys.ToList().ForEach(name => data.Add(name, true));
            json.Roots.Keys.ToList().ForEach(name => data.Add(name, false));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ValuesComeOutAsTheyDoOfJson(string name, bool own) => App(own).Codecs(name).AreAlike(20261121, Rounds);

    [Theory]
    [MemberData(nameof(All))]
    public void AnyBytesEndInAValueOrARefusal(string name, bool own) => App(own).Codecs(name).TakesAnything(7, 1000);

    [Theory]
    [MemberData(nameof(JsonDifferentialTests.Samples), MemberType = typeof(JsonDifferentialTests))]
    public void SamplesComeOutAsTheyDoOfJson(string name, string json)
    {
        var value = apps.Json.Read(apps.Json.TypeOf(name), json);

        apps.Json.Codecs(name).IsAlike(value, json);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(1500)]
    public void ValuesMayBeAsDeepAsInJson(int pairs)
    {
        var type = apps.Own.Type("Left");
        var none = typeof(Dictionary<,>).MakeGenericType(typeof(string), type);
        object? left = null;
        for (var i = 0; i < pairs; i++)
        {
            var right = Activator.CreateInstance(apps.Own.Type("Right"), left, Activator.CreateInstance(none));
            left = Activator.CreateInstance(type, right, i);
        }
        var codecs = apps.Own.Codecs("Left");
        Assert.True(codecs.ThroughJson(left) == codecs.ThroughBinary(left), $"{pairs}");
        Assert.Equal(pairs > 31, codecs.ThroughBinary(left) == nameof(JsonException));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(61)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    public void JsonWithinCountsTowardsTheDepth(int depth)
    {
        var json = new string('[', depth) + new string(']', depth);
        var value = Activator.CreateInstance(apps.Own.Type("Embedded"))!;
        value.GetType().GetProperty("Object")!.SetValue(value, JsonDocument.Parse(json).RootElement);

        apps.Own.Codecs("Embedded").IsAlike(value, json);
    }

    [Fact]
    public void AnObjectThatHoldsItselfIsRefused()
    {
        var node = Activator.CreateInstance(apps.Own.Type("Node"))!;
        node.GetType().GetProperty("Friend")!.SetValue(node, node);
        ((System.Collections.IList)node.GetType().GetProperty("Children")!.GetValue(node)!).Add(node);

        Assert.Equal(nameof(JsonException), apps.Own.Codecs("Node").ThroughBinary(node));
        Assert.Equal(nameof(JsonException), apps.Own.Codecs("Node").ThroughJson(node));
    }

    [Theory]
    [InlineData("MaybeTexts")]
    [InlineData("ListOfNothing")]
    [InlineData("Leaves")]
    [InlineData("Empties")]
    [InlineData("Bytes")]
    [InlineData("Text")]
    public void CountsBeyondTheInputAllocateNothing(string name)
    {
        var codecs = apps.Own.Codecs(name);
        byte[] huge = [0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0];
        Assert.Throws<JsonException>(() => codecs.Read(huge));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<JsonException>(() => codecs.Read(huge));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
    }

    [Fact]
    public void LongCollectionsAreCarriedWhole()
    {
        List<string?> texts = [.. Enumerable.Range(0, 100_000).Select(i => i % 7 == 0 ? null : $"text {i}")];

        apps.Own.Codecs("MaybeTexts").IsAlike(texts, "long");
        apps.Own.Codecs("Text").IsAlike(new string('€', 1_000_000), "long");
        apps.Own.Codecs("Bytes").IsAlike(new byte[1_000_000], "long");
    }

    private SchemaApp App(bool own) => own ? apps.Own : apps.Json;

    /// <summary>The apps, compiled once for all tests.</summary>
    public sealed class Apps : IDisposable
    {
        internal SchemaApp Own { get; } = SchemaApp.Of(Types);

        internal SchemaApp Json { get; } = SchemaApp.Of(JsonDifferentialTests.Types);

        public void Dispose()
        {
            Own.Dispose();
            Json.Dispose();
        }
    }
}
