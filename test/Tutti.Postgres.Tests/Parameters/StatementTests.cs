using System.Runtime.CompilerServices;
using Tutti.Text;

namespace Tutti.Postgres.Tests.Parameters;

public sealed class StatementTests
{
    [Fact]
    public void TheTextOfAStatementIsMadeOnce()
    {
        Assert.Same(Of(1).Text, Of(2).Text);
        Assert.Same(Of(1), SqlStatement.Of("select $1 as once"));

        static SqlStatement Of(int value)
        {
            Sql sql = $"select {value} as once";
            return SqlCall.Of(sql).Statement;
        }
    }

    [Fact]
    public void TextsThatDifferInOneCharacterAreStatementsOfTheirOwn()
    {
        var text = $"select '{new string('a', 1000)}'".ToCharArray();
        for (var place = 0; place < text.Length; place++)
        {
            var before = SqlStatement.Of(text.AsSpan());
            text[place]++;

            Assert.Equal(new string(text), SqlStatement.Of(text.AsSpan()).Text);

            text[place]--;
            Assert.Equal(before.Text, SqlStatement.Of(text.AsSpan()).Text);
        }
    }

    [Fact]
    public void TextsWithoutEndDoNotFillTheMemory()
    {
        var first = Keep(Text(0));
        for (var number = 1; number < 10_000; number++)
        {
            SqlStatement.Of(Text(number));
        }
        GC.Collect();
        Assert.False(first.IsAlive);

        // A method of its own, for the compiler may hold what it has in its hands until the method ends.
        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Keep(ReadOnlySpan<char> text) => new(SqlStatement.Of(text));

        static ReadOnlySpan<char> Text(int number) => $"select {number} from texts_without_end";
    }
}
