using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Tutti.CompilerServices;

/// <summary>An array, or null. For generated code.</summary>
/// <typeparam name="T">The type of its items.</typeparam>
/// <typeparam name="TItem">Their form.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArrayWire<T, TItem> : IWire<T[]?>
    where TItem : struct, IWire<T>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, T[]? value)
    {
        if (value is null)
        {
            writer.Null();
            return;
        }
        Items.Write<T, TItem>(ref writer, new ReadOnlySpan<T>(value));
    }

    /// <inheritdoc/>
    public static T[]? Read(ref WireReader reader) =>
        reader.OpenItems(out var count) ? Items.ReadArray<T, TItem>(ref reader, count) : null;
}

/// <summary>A list, or null. For generated code.</summary>
/// <typeparam name="T">The type of its items.</typeparam>
/// <typeparam name="TItem">Their form.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListWire<T, TItem> : IWire<List<T>?>
    where TItem : struct, IWire<T>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, List<T>? value)
    {
        if (value is null)
        {
            writer.Null();
            return;
        }
        Items.Write<T, TItem>(ref writer, value);
    }

    /// <inheritdoc/>
    public static List<T>? Read(ref WireReader reader) =>
        reader.OpenItems(out var count) ? Items.ReadList<T, TItem>(ref reader, count) : null;
}

/// <summary>What an interface shows of a collection, or null; it is read as a list. For generated code.</summary>
/// <typeparam name="TCollection">The interface, of those that a list has.</typeparam>
/// <typeparam name="T">The type of its items.</typeparam>
/// <typeparam name="TItem">Their form.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumerableWire<TCollection, T, TItem> : IWire<TCollection?>
    where TCollection : class, IEnumerable<T>
    where TItem : struct, IWire<T>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, TCollection? value)
    {
        if (value is null)
        {
            writer.Null();
            return;
        }
        Items.Write<T, TItem>(ref writer, value);
    }

    /// <inheritdoc/>
    public static TCollection? Read(ref WireReader reader) =>
        reader.OpenItems(out var count) ? (TCollection)(object)Items.ReadList<T, TItem>(ref reader, count) : null;
}

/// <summary>An immutable array. For generated code.</summary>
/// <typeparam name="T">The type of its items.</typeparam>
/// <typeparam name="TItem">Their form.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableArrayWire<T, TItem> : IWire<ImmutableArray<T>>
    where TItem : struct, IWire<T>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, ImmutableArray<T> value)
    {
        if (value.IsDefault)
        {
            throw Json.NullMember(typeof(ImmutableArray<T>), "items");
        }
        Items.Write<T, TItem>(ref writer, value.AsSpan());
    }

    /// <inheritdoc/>
    public static ImmutableArray<T> Read(ref WireReader reader) =>
        reader.OpenItems(out var count)
            ? ImmutableCollectionsMarshal.AsImmutableArray(Items.ReadArray<T, TItem>(ref reader, count))
            : throw Wire.Malformed("null in place of an array");

    /// <inheritdoc/>
    public static bool Keeps(ImmutableArray<T> value, int depth) =>
        !value.IsDefault && Wire.MayOpen(depth) && Items.Keep<T, TItem>(value.AsSpan(), depth + 1);
}

/// <summary>Any other collection, or null. For generated code.</summary>
/// <typeparam name="TCollection">The collection.</typeparam>
/// <typeparam name="T">The type of its items.</typeparam>
/// <typeparam name="TItem">Their form.</typeparam>
/// <typeparam name="TMaker">What makes the collection.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CollectionWire<TCollection, T, TItem, TMaker> : IWire<TCollection?>
    where TCollection : class, IEnumerable<T>
    where TItem : struct, IWire<T>
    where TMaker : struct, ICollectionMaker<TCollection, T>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, TCollection? value)
    {
        if (value is null)
        {
            writer.Null();
            return;
        }
        Items.Write<T, TItem>(ref writer, value);
    }

    /// <inheritdoc/>
    public static TCollection? Read(ref WireReader reader) =>
        reader.OpenItems(out var count) ? TMaker.Make(Items.ReadList<T, TItem>(ref reader, count)) : null;

    /// <inheritdoc/>
    public static bool Keeps(TCollection? value, int depth) =>
        value is null
        || (value is ImmutableList<T> && Wire.MayOpen(depth) && value.All(item => TItem.Keeps(item, depth + 1)));
}
