namespace Tutti.Rows;

/// <summary>Columns and the members they are for.</summary>
internal static class ColumnNames
{
    /// <summary>Whether two names are the same without regard to case and underscores.</summary>
    public static bool Match(string member, string column)
    {
        var (left, right) = (0, 0);
        while (true)
        {
            while (left < member.Length && member[left] == '_')
            {
                left++;
            }
            while (right < column.Length && column[right] == '_')
            {
                right++;
            }
            if (left == member.Length || right == column.Length)
            {
                return left == member.Length && right == column.Length;
            }
            if (char.ToLowerInvariant(member[left++]) != char.ToLowerInvariant(column[right++]))
            {
                return false;
            }
        }
    }
}
