using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;

namespace Tutti.CompilerServices;

/// <summary>A dictionary, or what an interface shows of one, or null; it is read as a dictionary. For generated code.</summary>
/// <typeparam name="TMap">The dictionary, or an interface that it has.</typeparam>
/// <typeparam name="TKey">The type of its keys.</typeparam>
/// <typeparam name="TValue">The type of its values.</typeparam>
/// <typeparam name="TKeyWire">The form of the keys.</typeparam>
/// <typeparam name="TValueWire">The form of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DictionaryWire<TMap, TKey, TValue, TKeyWire, TValueWire> : IWire<TMap?>
    where TMap : class, IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
    where TKeyWire : struct, IWire<TKey>
    where TValueWire : struct, IWire<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, TMap? value)
    {
        if (value is null)
        {
            writer.Null();
        }
        else if (value.GetType() != typeof(Dictionary<TKey, TValue>))
        {
            Entries.Write<TKey, TValue, TKeyWire, TValueWire>(ref writer, value);
        }
        else
        {
            var map = (Dictionary<TKey, TValue>)(object)value;
            writer.OpenItems(map.Count);
            foreach (var entry in map)
            {
                TKeyWire.Write(ref writer, entry.Key);
                TValueWire.Write(ref writer, entry.Value);
            }
            writer.Close();
        }
    }

    /// <inheritdoc/>
    public static TMap? Read(ref WireReader reader)
    {
        if (!reader.OpenItems(out var count))
        {
            return null;
        }
        var map = new Dictionary<TKey, TValue>(WireReader.Reserved(count));
        for (var i = 0; i < count; i++)
        {
            var key = Entries.Key(TKeyWire.Read(ref reader));
            // As in JSON, the last of equal keys stays.
            map[key] = TValueWire.Read(ref reader);
        }
        reader.Close();
        return (TMap)(object)map;
    }
}

/// <summary>Any other dictionary, or null. For generated code.</summary>
/// <typeparam name="TMap">The dictionary.</typeparam>
/// <typeparam name="TKey">The type of its keys.</typeparam>
/// <typeparam name="TValue">The type of its values.</typeparam>
/// <typeparam name="TKeyWire">The form of the keys.</typeparam>
/// <typeparam name="TValueWire">The form of the values.</typeparam>
/// <typeparam name="TMaker">What makes the dictionary.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MapWire<TMap, TKey, TValue, TKeyWire, TValueWire, TMaker> : IWire<TMap?>
    where TMap : class, IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
    where TKeyWire : struct, IWire<TKey>
    where TValueWire : struct, IWire<TValue>
    where TMaker : struct, ICollectionMaker<TMap, KeyValuePair<TKey, TValue>>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, TMap? value)
    {
        if (value is null)
        {
            writer.Null();
            return;
        }
        Entries.Write<TKey, TValue, TKeyWire, TValueWire>(ref writer, value);
    }

    /// <inheritdoc/>
    public static TMap? Read(ref WireReader reader)
    {
        if (!reader.OpenItems(out var count))
        {
            return null;
        }
        var entries = new List<KeyValuePair<TKey, TValue>>(WireReader.Reserved(count));
        for (var i = 0; i < count; i++)
        {
            var key = Entries.Key(TKeyWire.Read(ref reader));
            entries.Add(new(key, TValueWire.Read(ref reader)));
        }
        reader.Close();
        return TMaker.Make(entries);
    }

    /// <inheritdoc/>
    public static bool Keeps(TMap? value, int depth) =>
        value is null
        || (
            // Another comparer does not travel.
            value is ImmutableDictionary<TKey, TValue> map
            && map.KeyComparer == EqualityComparer<TKey>.Default
            && map.ValueComparer == EqualityComparer<TValue>.Default
            && Wire.MayOpen(depth)
            && map.All(entry => TKeyWire.Keeps(entry.Key, depth + 1) && TValueWire.Keeps(entry.Value, depth + 1))
        );
}

/// <summary>Makes the dictionaries that there is no form of their own for. For generated code.</summary>
/// <typeparam name="TKey">The type of their keys.</typeparam>
/// <typeparam name="TValue">The type of their values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MapMaker<TKey, TValue>
    : ICollectionMaker<SortedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>,
        ICollectionMaker<ImmutableDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>,
        ICollectionMaker<ImmutableSortedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>,
        ICollectionMaker<System.Collections.Concurrent.ConcurrentDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    static SortedDictionary<TKey, TValue> ICollectionMaker<
        SortedDictionary<TKey, TValue>,
        KeyValuePair<TKey, TValue>
    >.Make(List<KeyValuePair<TKey, TValue>> items) => Filled(new SortedDictionary<TKey, TValue>(), items);

    static ImmutableDictionary<TKey, TValue> ICollectionMaker<
        ImmutableDictionary<TKey, TValue>,
        KeyValuePair<TKey, TValue>
    >.Make(List<KeyValuePair<TKey, TValue>> items) =>
        ImmutableDictionary.CreateRange(Filled(new Dictionary<TKey, TValue>(), items));

    static ImmutableSortedDictionary<TKey, TValue> ICollectionMaker<
        ImmutableSortedDictionary<TKey, TValue>,
        KeyValuePair<TKey, TValue>
    >.Make(List<KeyValuePair<TKey, TValue>> items)
    {
        try
        {
            return ImmutableSortedDictionary.CreateRange(Filled(new Dictionary<TKey, TValue>(), items));
        }
        catch (ArgumentException exception)
        {
            // Two keys that differ, and that its order holds for one: "a" and "a\0".
            throw new JsonException(exception.Message, exception);
        }
    }

    static System.Collections.Concurrent.ConcurrentDictionary<TKey, TValue> ICollectionMaker<
        System.Collections.Concurrent.ConcurrentDictionary<TKey, TValue>,
        KeyValuePair<TKey, TValue>
    >.Make(List<KeyValuePair<TKey, TValue>> items) =>
        Filled(new System.Collections.Concurrent.ConcurrentDictionary<TKey, TValue>(), items);

    private static TMap Filled<TMap>(TMap map, List<KeyValuePair<TKey, TValue>> items)
        where TMap : IDictionary<TKey, TValue>
    {
        foreach (var item in items)
        {
            map[item.Key] = item.Value;
        }
        return map;
    }
}

/// <summary>The entries of a dictionary.</summary>
internal static class Entries
{
    public static void Write<TKey, TValue, TKeyWire, TValueWire>(
        ref WireWriter writer,
        IEnumerable<KeyValuePair<TKey, TValue>> map
    )
        where TKeyWire : struct, IWire<TKey>
        where TValueWire : struct, IWire<TValue>
    {
        var entries = new List<KeyValuePair<TKey, TValue>>();
        foreach (var entry in map)
        {
            entries.Add(entry);
        }
        writer.OpenItems(entries.Count);
        foreach (var entry in entries)
        {
            TKeyWire.Write(ref writer, Key(entry.Key));
            TValueWire.Write(ref writer, entry.Value);
        }
        writer.Close();
    }

    public static TKey Key<TKey>(TKey key) => key is null ? throw new JsonException("A key must not be null.") : key;
}
