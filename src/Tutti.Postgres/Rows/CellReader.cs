using Npgsql;

namespace Tutti.Rows;

/// <summary>Reads values of types that Npgsql does not read by itself. Null has been ruled out.</summary>
internal abstract class CellReader<T>
{
    public abstract T Read(NpgsqlDataReader reader, int ordinal);
}

/// <summary>The reader of a type, found once.</summary>
internal static class Cell<T>
{
    /// <summary>Null: Npgsql reads it.</summary>
    private static readonly CellReader<T>? Special = CellReaders.Find<T>();

    public static T Read(NpgsqlDataReader reader, int ordinal) =>
        Special is null ? reader.GetFieldValue<T>(ordinal) : Special.Read(reader, ordinal);
}
