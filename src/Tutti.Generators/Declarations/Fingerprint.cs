namespace Tutti.Generators.Declarations;

/// <summary>Stands for a text: the same for the same text, and, for all practical purposes, another one for any other.</summary>
/// <param name="High">One half.</param>
/// <param name="Low">The other.</param>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal readonly record struct Fingerprint(ulong High, ulong Low)
{
    public static readonly Fingerprint Empty = new(14695981039346656037UL, 0x9E3779B97F4A7C15UL);

    /// <summary>That of all that went before and then a number.</summary>
    public Fingerprint With(ulong value) =>
        unchecked(new((High ^ value) * 1099511628211UL, (Rotate(Low) + value) * 0xC2B2AE3D27D4EB4FUL));

    public Fingerprint With(Fingerprint other) => With(other.High).With(other.Low);

    public Fingerprint With(string text)
    {
        var result = With((ulong)text.Length);
        foreach (var character in text)
        {
            result = result.With(character);
        }
        return result;
    }

    private static ulong Rotate(ulong value) => (value << 27) | (value >> 37);
}
