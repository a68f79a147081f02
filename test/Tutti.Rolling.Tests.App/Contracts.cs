namespace Tutti.Rolling.Tests.App;

#if VERSION2
/// <summary>A member more, so that the others have other numbers.</summary>
public enum Size
{
    Huge,
    Small,
    Large,
}

/// <summary>In another order; <c>Old</c> is gone, <c>Weight</c> may be missing, <c>Tag</c> is new.</summary>
public sealed record Item(Size Size, int Count, string Name, int? Weight = null, string Tag = "none");

/// <summary>In another order; <c>Gone</c> is gone, <c>Note</c> may be missing, <c>Tags</c> are new.</summary>
public sealed record Taken(
    string Name,
    int Total,
    int Version,
    Size Size,
    string? Note = null,
    IReadOnlyList<string>? Tags = null
);
#else
public enum Size
{
    Small,
    Large,
}

public sealed record Item(string Name, int Count, Size Size, int Weight, int Old = 7);

public sealed record Taken(int Version, string Name, int Total, Size Size, string Note, bool Gone = false);
#endif

/// <summary>The same in both versions.</summary>
public sealed record Plain(int Number, string Text, int Version);

public sealed record Price(int Cents, int Version);

/// <summary>Which version this is, and how it makes what both versions know.</summary>
public static class Versions
{
#if VERSION2
    public const int Current = 2;

    public static Item Item(string name, int count, Size size, int weight) => new(size, count, name, weight, "v2");

    public static Taken Taken(Item item, int total) =>
        new(item.Name, total + (item.Weight ?? 0), Current, item.Size, Note(item), ["a", "b"]);
#else
    public const int Current = 1;

    public static Item Item(string name, int count, Size size, int weight) => new(name, count, size, weight);

    public static Taken Taken(Item item, int total) =>
        new(Current, item.Name, total + item.Weight, item.Size, Note(item));
#endif

    public static string Note(Item item) => $"{item.Count} of {item.Name}";
}
