using Npgsql;
using NpgsqlTypes;
using Tutti.Text;

namespace Tutti.Parameters;

/// <summary>Knows how values of a type are sent.</summary>
/// <typeparam name="T">The type.</typeparam>
internal abstract class HoleWriter<T>
{
    /// <summary>Whether Npgsql takes values as they are, whatever they are.</summary>
    public virtual bool IsPlain => false;

    /// <summary>Appends a value as a parameter.</summary>
    public abstract void Write(SqlText text, T value);

    /// <summary>Appends null of the type that values are sent as, so that the server need not guess it.</summary>
    public abstract void WriteNull(SqlText text);

    /// <summary>Appends several values as one parameter, an array.</summary>
    public virtual void WriteAll(SqlText text, IEnumerable<T> values) =>
        throw UnsupportedHole.Exception(
            typeof(IEnumerable<T>),
            "Pass a list of scalars, or write the values as JSON: {Sql.Json(value)}."
        );

    protected static NpgsqlParameter Null(NpgsqlDbType type) => new() { NpgsqlDbType = type, Value = DBNull.Value };
}

/// <summary>Values of a value type, some of them null, as one array.</summary>
/// <typeparam name="T">The type.</typeparam>
internal interface INullableArrayWriter<T>
    where T : struct
{
    void WriteAll(SqlText text, IEnumerable<T?> values);
}

/// <summary>The writer for a type, found once.</summary>
/// <typeparam name="T">The type.</typeparam>
internal static class Hole<T>
{
    public static readonly HoleWriter<T> Writer = HoleWriters.Find<T>();
}
