using System.Runtime.InteropServices;

namespace Tutti.CompilerServices;

/// <summary>The items of a collection, behind their number.</summary>
internal static class Items
{
    public static void Write<T, TItem>(ref WireWriter writer, ReadOnlySpan<T> items)
        where TItem : struct, IWire<T>
    {
        writer.OpenItems(items.Length);
        foreach (var item in items)
        {
            TItem.Write(ref writer, item);
        }
        writer.Close();
    }

    /// <summary>Whether each item comes out as it goes in.</summary>
    public static bool Keep<T, TItem>(ReadOnlySpan<T> items, int depth)
        where TItem : struct, IWire<T>
    {
        foreach (var item in items)
        {
            if (!TItem.Keeps(item, depth))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Writes what anything enumerates, by whatever code, in the order in which it does.</summary>
    public static void Write<T, TItem>(ref WireWriter writer, IEnumerable<T> items)
        where TItem : struct, IWire<T>
    {
        if (items is T[] array)
        {
            Write<T, TItem>(ref writer, new ReadOnlySpan<T>(array));
            return;
        }
        var list = items.GetType() == typeof(List<T>) ? (List<T>)items : Enumerated(items);
        Write<T, TItem>(ref writer, CollectionsMarshal.AsSpan(list));
    }

    public static List<T> ReadList<T, TItem>(ref WireReader reader, int count)
        where TItem : struct, IWire<T>
    {
        var list = new List<T>(WireReader.Reserved(count));
        for (var i = 0; i < count; i++)
        {
            list.Add(TItem.Read(ref reader));
        }
        reader.Close();
        return list;
    }

    public static T[] ReadArray<T, TItem>(ref WireReader reader, int count)
        where TItem : struct, IWire<T>
    {
        if (count > WireReader.Reserved(count))
        {
            return [.. ReadList<T, TItem>(ref reader, count)];
        }
        var array = count == 0 ? [] : new T[count];
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = TItem.Read(ref reader);
        }
        reader.Close();
        return array;
    }

    // Not by their number or a copy of their own making: System.Text.Json goes by nothing but enumeration either.
    private static List<T> Enumerated<T>(IEnumerable<T> items)
    {
        var list = new List<T>();
        foreach (var item in items)
        {
            list.Add(item);
        }
        return list;
    }
}
