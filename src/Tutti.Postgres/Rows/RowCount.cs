using Tutti.Text;

namespace Tutti.Rows;

/// <summary>How many rows a result must have.</summary>
internal enum RowCount
{
    /// <summary>One, and no more.</summary>
    One,

    /// <summary>One; more are not looked at.</summary>
    AtLeastOne,

    /// <summary>None, too; more than one are not looked at.</summary>
    AtLeastNone,
}

/// <summary>What is wrong with the number of rows.</summary>
internal static class RowCountErrors
{
    public static InvalidOperationException None(SqlStatement statement) =>
        new(
            $"The result has no row, but one is expected; where there may be none, use QueryFirstOrDefaultAsync. Statement: {statement}"
        );

    public static InvalidOperationException Several(SqlStatement statement) =>
        new(
            $"The result has several rows, but one is expected; for the first use QueryFirstOrDefaultAsync, for all QueryAsync. Statement: {statement}"
        );
}

/// <summary>Whether a scalar that is not there can be null.</summary>
internal static class Scalars<T>
{
    public static readonly RowCount Expected = default(T) is null ? RowCount.AtLeastNone : RowCount.AtLeastOne;
}
