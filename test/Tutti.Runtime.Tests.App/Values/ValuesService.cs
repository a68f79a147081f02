using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tutti.Runtime.Tests.App.Values;

/// <summary>Gives back what it was given, to see how it was read.</summary>
[Service("values")]
public sealed class ValuesService
{
    [Get("/values/bool/{value}", Public = true)]
    public Box<bool> Bool(bool value) => new(value);

    [Get("/values/sbyte/{value}", Public = true)]
    public Box<sbyte> SByte(sbyte value) => new(value);

    [Get("/values/byte/{value}", Public = true)]
    public Box<byte> Byte(byte value) => new(value);

    [Get("/values/short/{value}", Public = true)]
    public Box<short> Short(short value) => new(value);

    [Get("/values/ushort/{value}", Public = true)]
    public Box<ushort> UShort(ushort value) => new(value);

    [Get("/values/int/{value}", Public = true)]
    public Box<int> Int(int value) => new(value);

    [Get("/values/uint/{value}", Public = true)]
    public Box<uint> UInt(uint value) => new(value);

    [Get("/values/long/{value}", Public = true)]
    public Box<long> Long(long value) => new(value);

    [Get("/values/ulong/{value}", Public = true)]
    public Box<ulong> ULong(ulong value) => new(value);

    [Get("/values/int128/{value}", Public = true)]
    public Box<Int128> Int128(Int128 value) => new(value);

    [Get("/values/float/{value}", Public = true)]
    public Box<float> Float(float value) => new(value);

    [Get("/values/double/{value}", Public = true)]
    public Box<double> Double(double value) => new(value);

    [Get("/values/decimal/{value}", Public = true)]
    public Box<decimal> Decimal(decimal value) => new(value);

    [Get("/values/char/{value}", Public = true)]
    public Box<char> Char(char value) => new(value);

    [Get("/values/string/{value}", Public = true)]
    public Box<string> String(string value) => new(value);

    [Get("/values/guid/{value}", Public = true)]
    public Box<Guid> Guid(Guid value) => new(value);

    [Get("/values/datetime/{value}", Public = true)]
    public Box<string> DateTime(DateTime value) => new($"{value:O}");

    [Get("/values/datetimeoffset/{value}", Public = true)]
    public Box<DateTimeOffset> DateTimeOffset(DateTimeOffset value) => new(value);

    [Get("/values/dateonly/{value}", Public = true)]
    public Box<DateOnly> DateOnly(DateOnly value) => new(value);

    [Get("/values/timeonly/{value}", Public = true)]
    public Box<TimeOnly> TimeOnly(TimeOnly value) => new(value);

    [Get("/values/timespan/{value}", Public = true)]
    public Box<TimeSpan> TimeSpan(TimeSpan value) => new(value);

    [Get("/values/enum/{value}", Public = true)]
    public Box<Color> Enum(Color value) => new(value);

    [Get("/values/parsable/{value}", Public = true)]
    public Box<string> Parsable(Temperature value) =>
        new($"{value.Degrees.ToString(CultureInfo.InvariantCulture)} degrees");

    [Get("/values/uri", Public = true)]
    public Box<Uri> Uri(Uri value) => new(value);

    [Get("/values/query", Public = true)]
    public QueryValues Query(
        int required,
        int? nullable,
        int[] numbers,
        List<string>? names,
        string text = "unset",
        Color color = Color.Green
    ) => new(required, nullable, text, color, numbers, names);

    [Get("/values/elsewhere", Public = true)]
    public Box<string> Elsewhere(
        [Header] string requestedBy,
        [Cookie("visitor")] Guid? visitor,
        [Header("X-Tag")] string[] tags
    ) => new($"{requestedBy} {visitor?.ToString() ?? "nobody"} {string.Join("|", tags)}");

    [Get("/values/rest/{*path}", Public = true)]
    public Box<string> Rest(string path) => new(path);

    [Get("/values/pair/{first}/{second}", Public = true)]
    public Box<string> Pair(string first, string second) => new($"{first}|{second}");

    [Get("/values/culture/{value}", Public = true)]
    public Box<string> Culture(double value) => new(value.ToString(CultureInfo.InvariantCulture));
}

public sealed record Box<T>(T Value);

public sealed record QueryValues(
    int Required,
    int? Nullable,
    string Text,
    Color Color,
    IReadOnlyList<int> Numbers,
    IReadOnlyList<string>? Names
);

public enum Color
{
    Red,
    Green,
    DarkBlue,
}

/// <summary>Written as <c>21C</c>.</summary>
public readonly record struct Temperature(double Degrees) : IParsable<Temperature>
{
    public static Temperature Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException();

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Temperature result)
    {
        result = default;
        if (s is null || !s.EndsWith('C') || !double.TryParse(s[..^1], NumberStyles.Float, provider, out var degrees))
        {
            return false;
        }
        result = new Temperature(degrees);
        return true;
    }
}
