namespace Tutti.Generators.Endpoints;

/// <summary>Names the members of an emitted struct, such that none clashes with another or with what every struct has.</summary>
/// <param name="type">The struct's name, which no member of it may have.</param>
internal sealed class MemberNames(string type)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal)
    {
        type,
        nameof(Equals),
        nameof(GetHashCode),
        nameof(GetType),
        nameof(ToString),
        nameof(ReferenceEquals),
        nameof(MemberwiseClone),
        "Finalize",
    };

    /// <summary>A name in Pascal case for something that the user has named.</summary>
    public string Of(string name)
    {
        var member = char.ToUpperInvariant(name[0]) + name.Substring(1);
        while (!_taken.Add(member))
        {
            member += "_";
        }
        return member;
    }
}
