using System.Collections.Concurrent;
using Tutti.Rows;

namespace Tutti.Text;

/// <summary>A statement as the server gets it, and what is known of its results. There is one for each text, as far as they are kept.</summary>
internal sealed class SqlStatement(string text)
{
    // What an app writes as constants is far below; only fragments that are joined can make more.
    private const int MostKept = 4096;
    private const int LongestKept = 16384;

    private static readonly ConcurrentDictionary<string, SqlStatement> Kept = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, SqlStatement>.AlternateLookup<ReadOnlySpan<char>> KeptBySpan =
        Kept.GetAlternateLookup<ReadOnlySpan<char>>();
    private static int _kept;

    public string Text { get; } = text;

    /// <summary>How the columns of its last result were matched with members.</summary>
    public RowPlan? Plan { get; set; }

    public static SqlStatement Of(string text) => Kept.TryGetValue(text, out var known) ? known : Keep(new(text));

    public static SqlStatement Of(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestKept)
        {
            return new(text.ToString());
        }
        ref var recent = ref RecentStatements.SlotOf(text);
        var statement = recent;
        if (statement is null || !text.SequenceEqual(statement.Text))
        {
            recent = statement = KeptBySpan.TryGetValue(text, out var known) ? known : Keep(new(text.ToString()));
        }
        return statement;
    }

    public override string ToString() => StatementText.Short(Text);

    private static SqlStatement Keep(SqlStatement statement)
    {
        if (statement.Text.Length > LongestKept)
        {
            return statement;
        }
        if (Interlocked.Increment(ref _kept) > MostKept)
        {
            // Those that are in use come back at once; to keep count of use would cost every call.
            Kept.Clear();
            Volatile.Write(ref _kept, 1);
        }
        return Kept.GetOrAdd(statement.Text, statement);
    }
}
