using Tutti.Model;

namespace Tutti.Generators.Queries;

/// <summary>A type whose values are made from rows: what its mapper is emitted from.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record RowMapperSpec
{
    /// <summary>The type that is asked for, in C# with <c>global::</c>, without annotations and without names in tuples.</summary>
    public required string Type { get; init; }

    /// <summary>The type that is created: the same, without the question mark of a struct.</summary>
    public required string Created { get; init; }

    /// <summary>Whether it is a tuple, whose elements are the columns in their order.</summary>
    public bool IsTuple { get; init; }

    /// <summary>Whether it is a struct.</summary>
    public bool IsStruct { get; init; }

    /// <summary>What is read: the parameters of the constructor in their order, then properties.</summary>
    public EquatableArray<RowMemberSpec> Members { get; init; }

    /// <summary>Two uses of one type, which at run time differ in nothing, and have one mapper: what may be null in one of them may be so.</summary>
    public RowMapperSpec With(RowMapperSpec other) =>
        this with
        {
            Members = Members
                .Zip(other.Members, (one, two) => two.Null == RowNull.Reference ? one with { Null = two.Null } : one)
                .ToEquatableArray(),
        };
}

/// <summary>A member of a type whose values are made from rows.</summary>
internal sealed record RowMemberSpec
{
    /// <summary>The name, which a column matches.</summary>
    public required string Name { get; init; }

    /// <summary>The type in C#, without annotation and without the question mark of a struct.</summary>
    public required string Type { get; init; }

    /// <summary>Whether and how it can be null.</summary>
    public RowNull Null { get; init; }

    /// <summary>How it is set.</summary>
    public required RowTarget Target { get; init; }

    /// <summary>Of a parameter, what it is without a column, in C#; <see langword="null"/> if there has to be one.</summary>
    public string? Default { get; init; }

    /// <summary>Whether there has to be a column.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Of a property that can only be initialized, the type that declares it.</summary>
    public string? Declaring { get; init; }
}

/// <summary>Whether and how a member can be null.</summary>
internal enum RowNull
{
    /// <summary>It cannot.</summary>
    Never,

    /// <summary>As a reference.</summary>
    Reference,

    /// <summary>As a <c>Nullable&lt;T&gt;</c>.</summary>
    Value,
}

/// <summary>How a member is set.</summary>
internal enum RowTarget
{
    /// <summary>By the constructor, or as an element of a tuple.</summary>
    Parameter,

    /// <summary>While the object is initialized.</summary>
    Initializer,

    /// <summary>Afterwards, if there is a column; else it stays what it is.</summary>
    Setter,

    /// <summary>Afterwards, too, around the rule that it can only be initialized.</summary>
    InitOnly,
}
