using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Tutti.Conformance.Tests.App.Values;

/// <summary>Gives back what it is given.</summary>
[Service("values")]
public sealed class ValuesService
{
    [Endpoint]
    public Everything Everything(Everything value) => value;

    [Endpoint]
    public Everything? Maybe(Everything? value) => value;

    [Endpoint]
    public Plain Plain(Plain value) => value;

    [Endpoint]
    public async Task<Plain> PlainLater(Plain value)
    {
        await Task.Yield();
        return value;
    }

    [Endpoint]
    public ValueTask<Leaf> LeafInAValueTask(Leaf leaf) => new(leaf);

    [Endpoint]
    public string Text(string text) => text;

    [Endpoint]
    public char Character(char character) => character;

    [Endpoint]
    public double Double(double number) => number;

    [Endpoint]
    public decimal Decimal(decimal number) => number;

    [Endpoint]
    public DateTime Time(DateTime time) => time;

    [Endpoint]
    public Level Level(Level level) => level;

    [Endpoint]
    public Rights Rights(Rights rights) => rights;

    [Endpoint]
    public byte[] Bytes(byte[] bytes) => bytes;

    [Endpoint]
    public List<string?>? Texts(List<string?>? texts) => texts;

    [Endpoint]
    public string Defaults(
        int number = 5,
        string text = "none",
        Level level = App.Values.Level.High,
        int? maybe = null
    ) => $"{number} {text} {level} {maybe?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}";

    [Endpoint]
    public void Nothing() { }

    /// <summary>What the callee sees of a text, in UTF-16.</summary>
    [Endpoint]
    public string Units(string text) => Convert.ToHexString(System.Text.Encoding.BigEndianUnicode.GetBytes(text));

    [Endpoint]
    public int LengthOf(Plain value) => value.Text.Length + value.Texts.Length;

    [Endpoint]
    public bool Finds(Dictionary<string, int> map, string key) => map.ContainsKey(key);

    [Endpoint]
    public bool FindsImmutable(ImmutableDictionary<string, int> map, string key) => map.ContainsKey(key);

    [Endpoint]
    public int Depth(Chain chain)
    {
        var depth = 1;
        for (var next = chain.Next; next is not null; next = next.Next)
        {
            depth++;
        }
        return depth;
    }

    [Endpoint]
    public Plain NotANumber() => Sample with { Double = double.NaN };

    [Endpoint]
    public Plain NoSuchLevel() => Sample with { Level = (Level)77 };

    [Endpoint]
    public Plain HalfACharacter() => Sample with { Text = "half \ud83d" };

    [Endpoint]
    public Chain TooDeep() => Chain.Of(100);

    /// <summary>Whether what arrives is read from JSON.</summary>
    [Endpoint]
    public bool IsReadFromJson(Traced traced) => traced.IsFromJson;

    [Endpoint]
    public Computed Computed(int number) => new(number);

    private static Plain Sample { get; } =
        new(
            "",
            null,
            'x',
            0,
            0,
            default,
            App.Values.Level.Low,
            default,
            null,
            [],
            [],
            ImmutableDictionary<string, int>.Empty
        );
}

/// <summary>Immutable, and as deep as one likes.</summary>
public sealed record Chain(int Number, Chain? Next)
{
    public static Chain Of(int depth)
    {
        var chain = new Chain(depth, null);
        for (; depth > 1; depth--)
        {
            chain = new(depth, chain);
        }
        return chain;
    }
}

/// <summary>Has a member that cannot be said in JSON if the number is 0.</summary>
public sealed record Computed(int Number)
{
    public double Inverse => 1.0 / Number;
}

/// <summary>Knows who has set its member.</summary>
public sealed class Traced
{
    public string Text
    {
        get;
        set
        {
            field = value;
            IsFromJson = new StackTrace().ToString().Contains("System.Text.Json", StringComparison.Ordinal);
        }
    } = "";

    [JsonIgnore]
    public bool IsFromJson { get; private set; }
}
