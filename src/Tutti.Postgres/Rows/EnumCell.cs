using Npgsql;

namespace Tutti.Rows;

/// <summary>Enums: by name from columns of enum types and text, by value from numbers.</summary>
internal sealed class EnumCell<T> : CellReader<T>
    where T : struct, Enum
{
    public override T Read(NpgsqlDataReader reader, int ordinal) =>
        reader.GetPostgresType(ordinal).Name is "smallint" or "integer" or "bigint"
            ? (T)Enum.ToObject(typeof(T), reader.GetFieldValue<long>(ordinal))
            : Parse(reader.GetFieldValue<string>(ordinal));

    public static T Parse(string name) =>
        EnumNames<T>.TryRead(name, out var value)
            ? value
            : throw new UnreadableException($"The enum '{typeof(T).Name}' has no '{name}', but: {EnumNames<T>.All}.");
}
