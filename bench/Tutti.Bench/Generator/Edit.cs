using System.Globalization;

namespace Tutti.Bench.Generator;

/// <summary>What one types between two runs.</summary>
/// <param name="Name">The name of the case.</param>
/// <param name="Path">The file.</param>
/// <param name="Original">What is replaced, again and again.</param>
/// <param name="Replacement">What it is replaced with; <c>{0}</c> is a number that is always another one.</param>
internal sealed record Edit(string Name, string Path, string Original, string Replacement)
{
    public static IReadOnlyList<Edit> All { get; } =
    [
        new("body", SyntheticApp.ServiceFile(0), SyntheticApp.Body, "\"Body was edited {0}\""),
        new("signature", SyntheticApp.ServiceFile(0), SyntheticApp.Signature, "int edited{0}, int page0"),
        new("type", SyntheticApp.TypesFile(0), SyntheticApp.Member, "int Edited{0} = 0, int Member0"),
    ];

    /// <summary>Whether nothing may be emitted after it.</summary>
    public bool ChangesNothing => Name == "body";

    public string Of(int number) =>
        Replacement.Replace("{0}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
