using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>Makes a collection as System.Text.Json does: a stack comes out upside down. For generated code.</summary>
/// <typeparam name="TCollection">The collection.</typeparam>
/// <typeparam name="T">The type of its items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICollectionMaker<TCollection, T>
{
    /// <summary>Makes the collection.</summary>
    /// <param name="items">Its items, in the order in which they were written; the collection may keep the list.</param>
    /// <returns>The collection.</returns>
    static abstract TCollection Make(List<T> items);
}

/// <summary>Makes the collections that there is no form of their own for. For generated code.</summary>
/// <typeparam name="T">The type of their items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CollectionMaker<T>
    : ICollectionMaker<HashSet<T>, T>,
        ICollectionMaker<ISet<T>, T>,
        ICollectionMaker<SortedSet<T>, T>,
        ICollectionMaker<Queue<T>, T>,
        ICollectionMaker<Stack<T>, T>,
        ICollectionMaker<LinkedList<T>, T>,
        ICollectionMaker<Collection<T>, T>,
        ICollectionMaker<ImmutableList<T>, T>,
        ICollectionMaker<ImmutableHashSet<T>, T>,
        ICollectionMaker<ImmutableSortedSet<T>, T>,
        ICollectionMaker<ImmutableQueue<T>, T>
{
    static HashSet<T> ICollectionMaker<HashSet<T>, T>.Make(List<T> items) => [.. items];

    static ISet<T> ICollectionMaker<ISet<T>, T>.Make(List<T> items) => new HashSet<T>(items);

    static SortedSet<T> ICollectionMaker<SortedSet<T>, T>.Make(List<T> items)
    {
        // One by one: of equals the first stays.
        var set = new SortedSet<T>();
        items.ForEach(item => set.Add(item));
        return set;
    }

    static Queue<T> ICollectionMaker<Queue<T>, T>.Make(List<T> items) => new(items);

    static Stack<T> ICollectionMaker<Stack<T>, T>.Make(List<T> items) => new(items);

    static LinkedList<T> ICollectionMaker<LinkedList<T>, T>.Make(List<T> items) => new(items);

    static Collection<T> ICollectionMaker<Collection<T>, T>.Make(List<T> items) => new(items);

    static ImmutableList<T> ICollectionMaker<ImmutableList<T>, T>.Make(List<T> items) =>
        ImmutableList.CreateRange(items);

    static ImmutableHashSet<T> ICollectionMaker<ImmutableHashSet<T>, T>.Make(List<T> items) =>
        ImmutableHashSet.CreateRange(items);

    static ImmutableSortedSet<T> ICollectionMaker<ImmutableSortedSet<T>, T>.Make(List<T> items) =>
        ImmutableSortedSet.CreateRange(items);

    static ImmutableQueue<T> ICollectionMaker<ImmutableQueue<T>, T>.Make(List<T> items) =>
        ImmutableQueue.CreateRange(items);
}
