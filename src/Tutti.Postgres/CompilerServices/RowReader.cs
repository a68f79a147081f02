using System.ComponentModel;
using System.Runtime.CompilerServices;
using Npgsql;
using Tutti.Rows;

namespace Tutti.CompilerServices;

/// <summary>The row that is being read. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RowReader
{
    private readonly NpgsqlDataReader _reader;
    private readonly RowPlan _plan;

    internal RowReader(NpgsqlDataReader reader, RowPlan plan) => (_reader, _plan) = (reader, plan);

    /// <summary>Whether the result has a column for a member.</summary>
    /// <param name="member">The member's index.</param>
    /// <returns>Whether it has.</returns>
    public bool Has(int member) => _plan.Ordinals[member] >= 0;

    /// <summary>Reads a value that must not be null.</summary>
    /// <typeparam name="TValue">The member's type.</typeparam>
    /// <param name="member">The member's index.</param>
    /// <returns>The value.</returns>
    public TValue Get<TValue>(int member)
    {
        var ordinal = _plan.Ordinals[member];
        try
        {
            if (typeof(TValue) == typeof(string))
            {
                // Code for classes is shared by all of them, and would look up which one it is for.
                var text = _reader.GetString(ordinal);
                return Unsafe.As<string, TValue>(ref text);
            }
            return Cell<TValue>.Read(_reader, ordinal);
        }
        catch (Exception problem)
            when (MappingErrors.Explain(problem, _plan, member, _reader, typeof(TValue)) is { } better)
        {
            throw better;
        }
    }

    /// <summary>Reads a value of a reference type that may be null.</summary>
    /// <typeparam name="TValue">The member's type.</typeparam>
    /// <param name="member">The member's index.</param>
    /// <returns>The value.</returns>
    public TValue? GetOrNull<TValue>(int member)
        where TValue : class => _reader.IsDBNull(_plan.Ordinals[member]) ? null : Get<TValue>(member);

    /// <summary>Reads a value of a value type that may be null.</summary>
    /// <typeparam name="TValue">The member's type, without the question mark.</typeparam>
    /// <param name="member">The member's index.</param>
    /// <returns>The value.</returns>
    public TValue? GetNullable<TValue>(int member)
        where TValue : struct => _reader.IsDBNull(_plan.Ordinals[member]) ? null : Get<TValue>(member);

    /// <summary>Reads the first column, null where the type allows it.</summary>
    internal T GetScalar<T>() => default(T) is null && _reader.IsDBNull(0) ? default! : Get<T>(0);
}
