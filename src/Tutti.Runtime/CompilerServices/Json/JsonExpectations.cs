using System.Reflection;
using System.Text.Json.Serialization;

namespace Tutti.CompilerServices;

/// <summary>What a value must be, as the end of the sentence "must be …": in the words of the parsers, which read the same types from text.</summary>
internal static class JsonExpectations
{
    private static readonly Dictionary<Type, string> s_types = new()
    {
        [typeof(bool)] = BooleanParser.Expected,
        [typeof(sbyte)] = IntegerParser<sbyte>.Expected,
        [typeof(short)] = IntegerParser<short>.Expected,
        [typeof(int)] = IntegerParser<int>.Expected,
        [typeof(long)] = IntegerParser<long>.Expected,
        [typeof(Int128)] = IntegerParser<Int128>.Expected,
        [typeof(byte)] = IntegerParser<byte>.Expected,
        [typeof(ushort)] = IntegerParser<ushort>.Expected,
        [typeof(uint)] = IntegerParser<uint>.Expected,
        [typeof(ulong)] = IntegerParser<ulong>.Expected,
        [typeof(UInt128)] = IntegerParser<UInt128>.Expected,
        [typeof(Half)] = FloatingPointParser<Half>.Expected,
        [typeof(float)] = FloatingPointParser<float>.Expected,
        [typeof(double)] = FloatingPointParser<double>.Expected,
        [typeof(decimal)] = DecimalParser.Expected,
        [typeof(char)] = CharParser.Expected,
        [typeof(string)] = StringParser.Expected,
        [typeof(Guid)] = GuidParser.Expected,
        [typeof(DateTime)] = DateTimeParser.Expected,
        [typeof(DateTimeOffset)] = DateTimeOffsetParser.Expected,
        [typeof(DateOnly)] = DateOnlyParser.Expected,
        [typeof(TimeOnly)] = TimeOnlyParser.Expected,
        [typeof(TimeSpan)] = TimeSpanParser.Expected,
        [typeof(Uri)] = UriParser.Expected,
        [typeof(Version)] = "a version such as 1.2.3",
        [typeof(byte[])] = "bytes in Base64",
        [typeof(Memory<byte>)] = "bytes in Base64",
        [typeof(ReadOnlyMemory<byte>)] = "bytes in Base64",
    };

    public static string Of(Type type) =>
        s_types.TryGetValue(type, out var known) ? known
        : type.IsEnum ? $"one of {string.Join(", ", NamesOf(type))}"
        : $"a valid {type.Name}";

    private static IEnumerable<string> NamesOf(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => f.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? f.Name);
}
