using System.Collections;
using System.Net;
using System.Net.NetworkInformation;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using NpgsqlTypes;

namespace Tutti.Parameters;

/// <summary>Which writer is there for which type.</summary>
internal static class HoleWriters
{
    private static readonly Dictionary<Type, object> Known = new object[]
    {
        new ValueWriter<bool>(NpgsqlDbType.Boolean),
        new ConvertedWriter<byte, short>(value => value, NpgsqlDbType.Smallint),
        new ConvertedWriter<sbyte, short>(value => value, NpgsqlDbType.Smallint),
        new ValueWriter<short>(NpgsqlDbType.Smallint),
        new ConvertedWriter<ushort, int>(value => value, NpgsqlDbType.Integer),
        new ValueWriter<int>(NpgsqlDbType.Integer),
        new ConvertedWriter<uint, long>(value => value, NpgsqlDbType.Bigint),
        new ValueWriter<long>(NpgsqlDbType.Bigint),
        new ConvertedWriter<ulong, decimal>(value => value, NpgsqlDbType.Numeric),
        new ConvertedWriter<Int128, BigInteger>(value => value, NpgsqlDbType.Numeric),
        new ConvertedWriter<UInt128, BigInteger>(value => value, NpgsqlDbType.Numeric),
        new ConvertedWriter<Half, float>(value => (float)value, NpgsqlDbType.Real),
        new ValueWriter<float>(NpgsqlDbType.Real),
        new ValueWriter<double>(NpgsqlDbType.Double),
        new ValueWriter<decimal>(NpgsqlDbType.Numeric),
        new ValueWriter<BigInteger>(NpgsqlDbType.Numeric),
        new ObjectWriter<char, string>(value => value.ToString(), NpgsqlDbType.Text),
        new PlainWriter<string>(NpgsqlDbType.Text),
        new ValueWriter<Guid>(NpgsqlDbType.Uuid),
        new DateTimeWriter(),
        new ConvertedWriter<DateTimeOffset, DateTime>(value => value.UtcDateTime, NpgsqlDbType.TimestampTz),
        new ValueWriter<DateOnly>(NpgsqlDbType.Date),
        new ValueWriter<TimeOnly>(NpgsqlDbType.Time),
        new ValueWriter<TimeSpan>(NpgsqlDbType.Interval),
        new PlainWriter<byte[]>(NpgsqlDbType.Bytea),
        new ValueWriter<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea),
        new ConvertedWriter<Memory<byte>, ReadOnlyMemory<byte>>(value => value, NpgsqlDbType.Bytea),
        new ConvertedWriter<ArraySegment<byte>, ReadOnlyMemory<byte>>(value => value, NpgsqlDbType.Bytea),
        new PlainWriter<BitArray>(NpgsqlDbType.Varbit),
        new PlainWriter<IPAddress>(NpgsqlDbType.Inet),
        new ValueWriter<IPNetwork>(NpgsqlDbType.Cidr),
        new PlainWriter<PhysicalAddress>(NpgsqlDbType.MacAddr),
        new ObjectWriter<JsonDocument, string>(value => value.RootElement.GetRawText(), NpgsqlDbType.Jsonb),
        new ObjectWriter<JsonElement, string>(value => value.GetRawText(), NpgsqlDbType.Jsonb),
        new ObjectWriter<JsonText, string>(value => value.Text, NpgsqlDbType.Jsonb),
        new DateTimeRangeWriter(),
        new SqlWriter(),
    }.ToDictionary(writer => writer.GetType().BaseType!.GetGenericArguments()[0]);

    public static HoleWriter<T> Find<T>()
    {
        var type = typeof(T);
        if (Known.TryGetValue(type, out var known))
        {
            return (HoleWriter<T>)known;
        }
        if (typeof(JsonNode).IsAssignableFrom(type))
        {
            return new ObjectWriter<T, string>(value => ((JsonNode)(object)value!).ToJsonString(), NpgsqlDbType.Jsonb);
        }
        if (type.Namespace == typeof(NpgsqlDbType).Namespace || type is { IsArray: true, IsSZArray: false })
        {
            return new PlainWriter<T>(NpgsqlDbType.Unknown);
        }
        return Make<T>() ?? new UnsupportedWriter<T>(RemedyFor(type));
    }

    // Reflection, once for each type that stands in a hole.
    private static HoleWriter<T>? Make<T>()
    {
        var type = typeof(T);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Create<T>(typeof(NullableWriter<>), underlying);
        }
        if (type.IsEnum)
        {
            return Create<T>(typeof(EnumWriter<>), type);
        }
        return ElementOf(type) is { } element ? Create<T>(typeof(SequenceWriter<,>), type, element) : null;
    }

    private static HoleWriter<T> Create<T>(Type writer, params Type[] arguments) =>
        (HoleWriter<T>)Activator.CreateInstance(writer.MakeGenericType(arguments))!;

    private static Type? ElementOf(Type type)
    {
        if (type.IsSZArray)
        {
            return type.GetElementType();
        }
        var lists = type.GetInterfaces()
            .Append(type)
            .Where(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .ToList();
        return lists is [var list] ? list.GetGenericArguments()[0] : null;
    }

    private static string RemedyFor(Type type) =>
        type == typeof(nint) || type == typeof(nuint) ? "Cast it to int or long."
        : typeof(Delegate).IsAssignableFrom(type) ? "Call it, and pass what it returns."
        : typeof(Task).IsAssignableFrom(type) ? "Await it, and pass what it returns."
        : type == typeof(Uri) || type == typeof(Version) ? "Pass it as text: ToString()."
        : UnsupportedHole.Remedy;
}
