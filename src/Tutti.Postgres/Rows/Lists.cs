namespace Tutti.Rows;

/// <summary>Lists in the form that a member has.</summary>
internal static class Lists
{
    public static TList As<TList, T>(List<T> values) =>
        values is TList list ? list
        : values.ToArray() is TList array ? array
        : throw new UnreadableException(
            $"A list of '{TypeNames.Of(typeof(T))}' is read as an array, a List<T> or one of its interfaces."
        );
}
