using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace Tutti.Rows;

/// <summary>Which reader is there for which type.</summary>
internal static class CellReaders
{
    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(sbyte)] = new Converted<short, sbyte>(value => checked((sbyte)value)),
        [typeof(ushort)] = new Converted<int, ushort>(value => checked((ushort)value)),
        [typeof(uint)] = new Converted<long, uint>(value => checked((uint)value)),
        [typeof(ulong)] = new Converted<decimal, ulong>(value => checked((ulong)value)),
        [typeof(char)] = new Converted<string, char>(value =>
            value is [var one] ? one : throw new UnreadableException($"It has {value.Length} characters.")
        ),
        [typeof(JsonElement)] = new Converted<string, JsonElement>(value => JsonElement.Parse(value)),
        [typeof(JsonDocument)] = new Converted<string, JsonDocument>(value => JsonDocument.Parse(value)),
        [typeof(JsonNode)] = new Converted<string, JsonNode>(value => JsonNode.Parse(value)!),
        [typeof(ReadOnlyMemory<byte>)] = new Converted<byte[], ReadOnlyMemory<byte>>(value => value),
    };

    public static CellReader<T>? Find<T>()
    {
        var type = typeof(T);
        if (Known.TryGetValue(type, out var known))
        {
            return (CellReader<T>)known;
        }
        // Reflection, once for each type that is read.
        if (type.IsEnum)
        {
            return Create<T>(typeof(EnumCell<>), type);
        }
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Create<T>(typeof(NullableCell<>), underlying);
        }
        if (ElementOf(type) is not { } element)
        {
            return null;
        }
        return element.IsEnum ? Create<T>(typeof(EnumListCell<,>), type, element)
            : type.IsInterface ? Create<T>(typeof(ListCell<,>), type, element)
            : null;
    }

    private static CellReader<T> Create<T>(Type reader, params Type[] arguments) =>
        (CellReader<T>)Activator.CreateInstance(reader.MakeGenericType(arguments))!;

    private static Type? ElementOf(Type type)
    {
        if (type.IsSZArray)
        {
            return type.GetElementType();
        }
        return
            type.IsGenericType
            && type.GetGenericArguments() is [var element]
            && typeof(IEnumerable).IsAssignableFrom(type)
            ? element
            : null;
    }

    private sealed class Converted<TRead, T>(Func<TRead, T> convert) : CellReader<T>
    {
        public override T Read(NpgsqlDataReader reader, int ordinal) => convert(reader.GetFieldValue<TRead>(ordinal));
    }

    private sealed class NullableCell<T> : CellReader<T?>
        where T : struct
    {
        public override T? Read(NpgsqlDataReader reader, int ordinal) => Cell<T>.Read(reader, ordinal);
    }

    private sealed class ListCell<TList, T> : CellReader<TList>
    {
        public override TList Read(NpgsqlDataReader reader, int ordinal) =>
            Lists.As<TList, T>(reader.GetFieldValue<List<T>>(ordinal));
    }

    private sealed class EnumListCell<TList, T> : CellReader<TList>
        where T : struct, Enum
    {
        public override TList Read(NpgsqlDataReader reader, int ordinal) =>
            Lists.As<TList, T>([.. reader.GetFieldValue<string[]>(ordinal).Select(EnumCell<T>.Parse)]);
    }
}
