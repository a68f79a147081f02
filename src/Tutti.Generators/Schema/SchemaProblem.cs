namespace Tutti.Generators.Schema;

/// <summary>Why a type cannot be exchanged, or not as it seems.</summary>
internal enum SchemaProblemKind
{
    /// <summary>The type has no form on the wire: a delegate, a stream, a tuple.</summary>
    Unsupported,

    /// <summary>An abstract class or an interface, of which no object can be made.</summary>
    Abstract,

    /// <summary>The type has no constructor that can be chosen.</summary>
    NoConstructor,

    /// <summary>A parameter of the constructor has no property of its name and type, so that nothing can be passed for it.</summary>
    UnmatchedParameter,

    /// <summary>An object would have to hold another one of its own type, without end.</summary>
    Endless,

    /// <summary>The type, or a member, is declared under <c>#nullable disable</c>, so that nobody knows whether it may be null.</summary>
    NullableDisabled,

    /// <summary>The keys of a dictionary have no form as text.</summary>
    DictionaryKey,

    /// <summary>Two members have one name in JSON.</summary>
    DuplicateName,

    /// <summary>A warning: the members of a partial type seem to come from another generator, which ours cannot see.</summary>
    CompletedElsewhere,

    /// <summary>Another generator adds members to a type that has members of its own: ours would forget them.</summary>
    PartlyGenerated,

    /// <summary>Another generator writes the whole type, which ours therefore cannot see at all.</summary>
    WhollyGenerated,

    /// <summary>Generated code cannot name the type or the attribute, because it is private or protected.</summary>
    Inaccessible,
}

/// <summary>Something wrong with a type that an endpoint exchanges.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects; see <see cref="TypeUse"/>.</remarks>
internal sealed record SchemaProblem
{
    public required SchemaProblemKind Kind { get; init; }

    /// <summary>The way from the root to the member: <c>request.items[].callback</c>. Names are those of C#.</summary>
    public required string Path { get; init; }

    /// <summary>The type in question, as people write it: <c>System.Action</c>.</summary>
    public required string Type { get; init; }

    /// <summary>A part of the message that depends on the kind: the parameter, the duplicate name, the way round.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The file that declares the offending member or type, if it is source.</summary>
    public string? File { get; init; }

    /// <summary>Where in the file the declaration's name begins.</summary>
    public int Start { get; init; }

    public int Length { get; init; }

    /// <summary>Whether the type can be exchanged all the same.</summary>
    public bool IsWarning => Kind is SchemaProblemKind.CompletedElsewhere;
}
