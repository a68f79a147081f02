using System.ComponentModel;
using Tutti.Rows;

namespace Tutti.CompilerServices;

/// <summary>The row mappers of the program. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowMappers
{
    /// <summary>Makes a mapper known, once and for all assemblies; a later one for the same type is ignored.</summary>
    /// <typeparam name="T">The type whose values it makes.</typeparam>
    /// <param name="mapper">The mapper.</param>
    public static void Add<T>(RowMapper<T> mapper) => Interlocked.CompareExchange(ref Known<T>.Mapper, mapper, null);

    /// <summary>The mapper for a type, if the generator has made one.</summary>
    internal static RowMapper<T>? Find<T>() => Known<T>.Mapper;

    /// <summary>The mapper for a type: the generator's, or that of single values.</summary>
    internal static RowMapper<T> For<T>() => Known<T>.Mapper ?? ScalarMapper<T>.Instance;

    private static class Known<T>
    {
        public static RowMapper<T>? Mapper;
    }
}
