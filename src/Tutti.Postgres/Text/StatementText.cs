namespace Tutti.Text;

/// <summary>The text of statements in messages.</summary>
internal static class StatementText
{
    private const int Longest = 200;

    /// <summary>On one line, and not too long for a message.</summary>
    public static string Short(string statement)
    {
        var line = string.Join(' ', statement.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}
