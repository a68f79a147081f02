using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>Makes values of a type from the rows of a result. For generated code.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RowMapper<T>
{
    /// <summary>The members that are read, in the order by which <see cref="Read"/> numbers them.</summary>
    public abstract IReadOnlyList<RowMember> Members { get; }

    /// <summary>Whether members are found by the columns' positions, as for tuples, instead of their names.</summary>
    public virtual bool ByPosition => false;

    /// <summary>Makes a value.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The value.</returns>
    public abstract T Read(in RowReader row);
}

/// <summary>A member that is read from a column. For generated code.</summary>
/// <param name="Name">The property's or constructor parameter's name, which matches a column of the same name without regard to case and underscores.</param>
/// <param name="Required">Whether a result without such a column is an error.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RowMember(string Name, bool Required);
