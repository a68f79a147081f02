using Npgsql;
using Tutti.CompilerServices;

namespace Tutti.Rows;

/// <summary>Reads rows that the server has already sent, without the cost of waiting for each.</summary>
internal static class BufferedRows
{
    /// <summary>Reads them until one has to be waited for, or the result ends.</summary>
    /// <param name="rows">Where they go.</param>
    /// <param name="mapper">Makes values of them.</param>
    /// <param name="reader">The result.</param>
    /// <param name="plan">How its columns match.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether the reader is at another row, which has not been read.</returns>
    public static Task<bool> ReadAsync<T>(
        List<T> rows,
        RowMapper<T> mapper,
        NpgsqlDataReader reader,
        RowPlan plan,
        CancellationToken cancellationToken
    )
    {
        var row = new RowReader(reader, plan);
        while (true)
        {
            var next = reader.ReadAsync(cancellationToken);
            if (!(next.IsCompletedSuccessfully && next.Result))
            {
                return next;
            }
            rows.Add(mapper.Read(row));
        }
    }
}
