using System.Collections;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Tutti.Support;

/// <summary>Makes values of any type that can be exchanged: the usual, the extreme, and what annotations forbid.</summary>
internal sealed class RandomValues(Random random)
{
    private const int Deepest = 6;

    private static readonly MethodInfo s_numbers = typeof(RandomValues).GetMethod(
        nameof(Number),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    private static readonly NullabilityInfoContext s_nullability = new();

    private int _depth;

    /// <summary>How often there is null where the compiler would not let it, and a number that is none, in a thousand.</summary>
    public int Forbidden { get; init; } = 5;

    public object? Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return random.Next(3) == 0 ? null : Of(value);
        }
        if (!type.IsValueType && random.Next(1000) < Forbidden)
        {
            return null;
        }
        return Simple(type) ?? (type.IsEnum ? Enumeration(type) : Collection(type) ?? Made(type));
    }

    private object? Of(Type type, NullabilityInfo annotation) =>
        !type.IsValueType && annotation.WriteState == NullabilityState.Nullable && random.Next(4) == 0
            ? null
            : Of(type);

    private object? Simple(Type type) =>
        type == typeof(string) ? Text()
        : type == typeof(bool) ? random.Next(2) == 0
        : type == typeof(char) ? Character()
        : type == typeof(Guid) ? new Guid(Bytes(16))
        : type == typeof(decimal) ? Decimal()
        : type == typeof(double) ? Floating(double.Epsilon, double.MaxValue, double.NaN, d => d)
        : type == typeof(float) ? Floating(float.Epsilon, float.MaxValue, float.NaN, d => (float)d)
        : type == typeof(Half) ? Floating(Half.Epsilon, Half.MaxValue, Half.NaN, d => (Half)d)
        : type == typeof(DateTime) ? new DateTime(Ticks(DateTime.MaxValue.Ticks), (DateTimeKind)random.Next(3))
        : type == typeof(DateTimeOffset) ? Moment()
        : type == typeof(DateOnly) ? DateOnly.FromDayNumber((int)Ticks(DateOnly.MaxValue.DayNumber))
        : type == typeof(TimeOnly) ? new TimeOnly(Ticks(TimeOnly.MaxValue.Ticks))
        : type == typeof(TimeSpan) ? new TimeSpan((long)Number<long>(random))
        : type == typeof(Uri)
            ? One(
                new Uri("https://example.com/%7ea?b=ü"),
                new Uri("x y", UriKind.Relative),
                new Uri("", UriKind.Relative)
            )
        : type == typeof(Version) ? One(new Version(1, 2), new Version(0, 0, 0), new Version(int.MaxValue, 1, 2, 3))
        : type == typeof(byte[]) ? Bytes(random.Next(20))
        : type == typeof(Memory<byte>) ? new Memory<byte>(Bytes(random.Next(20)))
        : type == typeof(ReadOnlyMemory<byte>) ? new ReadOnlyMemory<byte>(Bytes(random.Next(20)))
        : type == typeof(JsonElement) ? JsonElement.Parse(Json())
        : type == typeof(JsonDocument) ? JsonDocument.Parse(Json())
        : type == typeof(JsonNode) ? JsonNode.Parse(Json())
        : type == typeof(object) ? JsonElement.Parse(Json())
        : type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IBinaryInteger<>))
            ? s_numbers.MakeGenericMethod(type).Invoke(null, [random])
        : null;

    private string Text() =>
        random.Next(6) switch
        {
            0 => "",
            1 => "plain",
            2 => string.Concat(Enumerable.Range(0, random.Next(100)).Select(_ => Character())),
            3 => "\ud83d\ude00 ü€\0\"<>",
            4 => new string('ü', random.Next(38, 48)),
            _ => new string('x', random.Next(300)),
        };

    private char Character() =>
        random.Next(4) switch
        {
            0 => (char)random.Next(0xD800, 0xE000),
            1 => (char)random.Next(0x10000),
            _ => (char)random.Next(128),
        };

    private string Json() => (string)One("1", "\"ü\"", "[1,{\"a\":null}]", "{\"b\":[[[]]]}", "1.10", "true");

    private decimal Decimal() =>
        new(
            random.Next(3) == 0 ? 0 : random.Next(),
            random.Next(2) == 0 ? 0 : random.Next(),
            random.Next(2) == 0 ? 0 : random.Next(),
            random.Next(2) == 0,
            (byte)random.Next(29)
        );

    private object Floating<T>(T least, T most, T none, Func<double, T> from)
        where T : INumber<T> =>
        random.Next(1000) < Forbidden
            ? none
            : random.Next(6) switch
            {
                0 => T.Zero,
                1 => -T.Zero,
                2 => least,
                3 => most,
                4 => -most,
                _ => from(random.NextDouble() - 0.5),
            };

    private object Moment()
    {
        var offset = TimeSpan.FromMinutes(random.Next(-14 * 60, (14 * 60) + 1));
        return new DateTimeOffset(
            Math.Clamp(
                Ticks(DateTime.MaxValue.Ticks),
                TimeSpan.FromHours(14).Ticks,
                DateTime.MaxValue.Ticks - TimeSpan.FromHours(14).Ticks
            ),
            offset
        );
    }

    private long Ticks(long most) =>
        random.Next(4) switch
        {
            0 => 0,
            1 => most,
            _ => random.NextInt64(most),
        };

    private object Enumeration(Type type)
    {
        var values = Enum.GetValues(type);
        return random.Next(1000) < Forbidden
            ? Enum.ToObject(type, random.Next(100))
            : values.GetValue(random.Next(values.Length))!;
    }

    private object? Collection(Type type)
    {
        var items = type.IsArray
            ? type.GetElementType()
            : type.GetInterfaces()
                .Append(type)
                .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))
                ?.GenericTypeArguments[0];
        if (items is null)
        {
            return null;
        }
        var count = ++_depth > Deepest ? 0 : random.Next(4);
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(items))!;
        for (var i = 0; i < count; i++)
        {
            list.Add(
                items.IsGenericType && items.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) ? Entry(items)
                // Nobody holds items to their annotation.
                : !items.IsValueType && random.Next(10) == 0 ? null
                : Of(items)
            );
        }
        _depth--;
        // The serializer fills any collection; which kind it makes is not what is tested.
        return Filled(type, items, list);
    }

    private object Entry(Type type)
    {
        object? key;
        do
        {
            key = Of(type.GenericTypeArguments[0]);
        } while (key is null);
        return Activator.CreateInstance(type, key, Of(type.GenericTypeArguments[1]))!;
    }

    private static object Filled(Type type, Type items, IList list)
    {
        if (type.IsArray)
        {
            var array = Array.CreateInstance(items, list.Count);
            list.CopyTo(array, 0);
            return array;
        }
        if (type.IsAssignableFrom(list.GetType()))
        {
            return list;
        }
        if (type.IsInterface)
        {
            var arguments = type.GenericTypeArguments;
            type = (arguments.Length == 2 ? typeof(Dictionary<,>) : typeof(HashSet<>)).MakeGenericType(arguments);
        }
        if (type.Namespace == "System.Collections.Immutable")
        {
            var maker = type.Assembly.GetType(type.Namespace + "." + type.Name.Split('`')[0])!;
            return maker
                .GetMethods()
                .Single(m =>
                    m.Name == "CreateRange"
                    && m.GetParameters() is [{ ParameterType: { IsGenericType: true } parameter }]
                    && parameter.GetGenericTypeDefinition() == typeof(IEnumerable<>)
                )
                .MakeGenericMethod(type.GenericTypeArguments)
                .Invoke(null, [Distinct(items, list)])!;
        }
        var made = Activator.CreateInstance(type)!;
        var indexer = type.GetInterfaces()
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDictionary<,>))
            ?.GetProperty("Item");
        var add =
            type.GetMethod("Enqueue", [items])
            ?? type.GetMethod("Push", [items])
            ?? type.GetMethod("AddLast", [items])
            ?? type.GetMethod("Add", [items]);
        foreach (var item in list)
        {
            if (indexer is not null)
            {
                indexer.SetValue(
                    made,
                    items.GetProperty("Value")!.GetValue(item),
                    [items.GetProperty("Key")!.GetValue(item)]
                );
            }
            else
            {
                add!.Invoke(made, [item]);
            }
        }
        return made;
    }

    private static IList Distinct(Type items, IList list)
    {
        if (items.GetProperty("Key") is not { } key)
        {
            return list;
        }
        for (var i = list.Count - 1; i >= 0; i--)
        {
            for (var other = 0; other < i; other++)
            {
                // As dictionaries of texts in the order of a culture see them.
                if (Comparer.DefaultInvariant.Compare(key.GetValue(list[i]), key.GetValue(list[other])) == 0)
                {
                    list.RemoveAt(i);
                    break;
                }
            }
        }
        return list;
    }

    private object? Made(Type type)
    {
        if (type.GetCustomAttributes<JsonDerivedTypeAttribute>().ToList() is { Count: > 0 } derived)
        {
            return Of(derived[random.Next(derived.Count)].DerivedType);
        }
        if (_depth > Deepest)
        {
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }
        _depth++;
        var constructor = type.GetConstructors()
            .OrderBy(c => c.GetParameters().Length)
            .FirstOrDefault(c => !IsCopy(c, type));
        var made = constructor is null
            ? type.IsValueType
                ? Activator.CreateInstance(type)!
                : RuntimeHelpers.GetUninitializedObject(type)
            : constructor.Invoke([
                .. constructor.GetParameters().Select(p => Of(p.ParameterType, s_nullability.Create(p))),
            ]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (
                property.SetMethod is { IsPublic: true }
                && property.GetIndexParameters().Length == 0
                && random.Next(4) > 0
            )
            {
                property.SetValue(made, Of(property.PropertyType, s_nullability.Create(property)));
            }
        }
        _depth--;
        return made;
    }

    private static bool IsCopy(ConstructorInfo constructor, Type type) =>
        constructor.GetParameters() is [var only] && only.ParameterType == type;

    private object One(params object[] values) => values[random.Next(values.Length)];

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static object Number<T>(Random random)
        where T : IBinaryInteger<T>, IMinMaxValue<T> =>
        random.Next(5) switch
        {
            0 => T.Zero,
            1 => T.MinValue,
            2 => T.MaxValue,
            3 => T.CreateTruncating(random.NextInt64(long.MinValue, long.MaxValue)),
            _ => T.CreateTruncating(random.Next(100)),
        };
}
