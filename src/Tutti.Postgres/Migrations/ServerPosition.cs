namespace Tutti.Migrations;

/// <summary>A place in a statement, as the server tells it.</summary>
internal static class ServerPosition
{
    /// <summary>The index in the text. The server counts characters from 1; those outside of the first plane are two of ours.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="position">The place; 0 is none, and gives the beginning.</param>
    public static int IndexIn(string statement, int position)
    {
        var index = 0;
        for (var i = 1; i < position && index < statement.Length; i++)
        {
            index += char.IsSurrogatePair(statement, index) ? 2 : 1;
        }
        return index;
    }
}
