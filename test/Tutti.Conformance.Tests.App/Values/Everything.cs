using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Tutti.Conformance.Tests.App.Values;

/// <summary>A member of every kind that can be exchanged.</summary>
public sealed class Everything
{
    public bool Boolean { get; set; }
    public sbyte Int8 { get; set; }
    public short Int16 { get; set; }
    public int Int32 { get; set; }
    public long Int64 { get; set; }
    public Int128 Int128 { get; set; }
    public byte UInt8 { get; set; }
    public ushort UInt16 { get; set; }
    public uint UInt32 { get; set; }
    public ulong UInt64 { get; set; }
    public UInt128 UInt128 { get; set; }
    public Half Half { get; set; }
    public float Float { get; set; }
    public double Double { get; set; }
    public decimal Decimal { get; set; }
    public char Character { get; set; }
    public string Text { get; set; } = "";
    public Guid Guid { get; set; }
    public DateTime DateTime { get; set; }
    public DateTimeOffset DateTimeOffset { get; set; }
    public DateOnly Date { get; set; }
    public TimeOnly Time { get; set; }
    public TimeSpan Duration { get; set; }
    public Uri? Uri { get; set; }
    public Version? Version { get; set; }
    public Level Level { get; set; }
    public Rights Rights { get; set; }
    public byte[] Bytes { get; set; } = [];
    public ReadOnlyMemory<byte> Memory { get; set; }
    public JsonElement Json { get; set; }
    public JsonNode? Node { get; set; }
    public Collections Collections { get; set; } = new();
    public Absent Absent { get; set; } = new();
    public Plain? Plain { get; set; }
    public Shape? Shape { get; set; }
    public Extended? Extended { get; set; }
    public Page<Leaf?>? Page { get; set; }
    public required Required Required { get; init; }
}

public enum Level
{
    Low,
    Middle,
    High,
}

[Flags]
public enum Rights : byte
{
    None = 0,
    Read = 1,
    Write = 2,
    Both = 3,
}

/// <summary>Every kind of collection.</summary>
public sealed class Collections
{
    public int[] Array { get; set; } = [];
    public List<string?> List { get; set; } = [];
    public IReadOnlyList<Leaf>? ReadOnlyList { get; set; }
    public IEnumerable<int>? Enumerable { get; set; }
    public HashSet<string> Set { get; set; } = [];
    public Queue<int> Queue { get; set; } = new();
    public Stack<int> Stack { get; set; } = new();
    public ImmutableArray<Leaf> ImmutableArray { get; set; } = [];
    public ImmutableList<decimal> ImmutableList { get; set; } = [];
    public ImmutableHashSet<string> ImmutableSet { get; set; } = [];
    public Dictionary<string, Leaf?> Dictionary { get; set; } = [];
    public Dictionary<Guid, int> ByGuid { get; set; } = [];
    public Dictionary<Level, int> ByLevel { get; set; } = [];
    public SortedDictionary<string, int> Sorted { get; set; } = [];
    public ImmutableDictionary<string, int> ImmutableDictionary { get; set; } = ImmutableDictionary<string, int>.Empty;
    public List<List<int?>?> Nested { get; set; } = [];
}

/// <summary>What may be missing, of every kind.</summary>
public sealed class Absent
{
    public int? Number { get; set; }
    public string? Text { get; set; }
    public Leaf? Leaf { get; set; }
    public Point? Point { get; set; }
    public DateTime? Time { get; set; }
    public Level? Level { get; set; }
    public List<int>? List { get; set; }
    public Dictionary<string, int>? Dictionary { get; set; }
    public byte[]? Bytes { get; set; }
}

public sealed record Leaf(string Name, int Number);

public readonly record struct Point(int X, int Y);

public sealed record Page<T>(List<T> Items, T? First);

public sealed record Required(int Number)
{
    public required string Name { get; init; }
    public string Kept { get; set; } = "initial";
}

/// <summary>Sealed and immutable all the way down: within a process it passes by reference.</summary>
public sealed record Plain(
    string Text,
    string? MaybeText,
    char Character,
    double Double,
    decimal Decimal,
    DateTime Time,
    Level Level,
    Point Point,
    Leaf? Leaf,
    ImmutableArray<string> Texts,
    ImmutableList<double> Doubles,
    ImmutableDictionary<string, int> Map
);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract class Shape
{
    public string Name { get; set; } = "";
}

public sealed class Circle : Shape
{
    public double Radius { get; set; }
}

public sealed class Square : Shape
{
    public int Side { get; set; }
}

public sealed class Extended
{
    public int Known { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}
