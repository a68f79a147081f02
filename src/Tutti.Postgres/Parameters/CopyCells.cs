using System.Numerics;
using Npgsql;
using Tutti.Text;

namespace Tutti.Parameters;

/// <summary>Writes values as COPY wants them: of the column's own type.</summary>
internal static class CopyCells
{
    public static Task WriteAsync<T>(
        NpgsqlBinaryImporter importer,
        T value,
        string type,
        CancellationToken cancellationToken
    )
    {
        if (value is null)
        {
            return importer.WriteNullAsync(cancellationToken);
        }
        if (Hole<T>.Writer.IsPlain)
        {
            return importer.WriteAsync(value, type, cancellationToken);
        }
        // What a hole would send, of whatever type that is.
        var text = SqlText.Rent();
        Hole<T>.Writer.Write(text, value);
        return text.TakeOnlyParameter() switch
        {
            NpgsqlParameter<short> sent => importer.WriteAsync(sent.TypedValue, type, cancellationToken),
            NpgsqlParameter<int> sent => importer.WriteAsync(sent.TypedValue, type, cancellationToken),
            NpgsqlParameter<long> sent => importer.WriteAsync(sent.TypedValue, type, cancellationToken),
            NpgsqlParameter<decimal> sent => importer.WriteAsync(sent.TypedValue, type, cancellationToken),
            NpgsqlParameter<BigInteger> sent => importer.WriteAsync(sent.TypedValue, type, cancellationToken),
            NpgsqlParameter<DateTime> sent => importer.WriteAsync(sent.TypedValue, type, cancellationToken),
            NpgsqlParameter<string> sent => importer.WriteAsync(sent.TypedValue!, type, cancellationToken),
            var sent => importer.WriteAsync(sent.Value!, type, cancellationToken),
        };
    }
}
