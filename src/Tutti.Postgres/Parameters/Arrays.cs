using Npgsql;
using NpgsqlTypes;

namespace Tutti.Parameters;

/// <summary>Lists as parameters.</summary>
internal static class Arrays
{
    public static NpgsqlParameter Of<T>(IEnumerable<T> values, NpgsqlDbType element) =>
        values switch
        {
            T[] array => Typed(array, element),
            List<T> list => Typed(list, element),
            _ => Typed(values.ToArray(), element),
        };

    private static NpgsqlParameter<TSequence> Typed<TSequence>(TSequence values, NpgsqlDbType element)
    {
        var parameter = new NpgsqlParameter<TSequence> { TypedValue = values };
        if (element != NpgsqlDbType.Unknown)
        {
            parameter.NpgsqlDbType = NpgsqlDbType.Array | element;
        }
        return parameter;
    }
}
