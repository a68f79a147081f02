namespace Tutti.Bench.Measuring;

/// <summary>Runs both sides alternately, so that whatever else the machine does hits both alike.</summary>
internal static class Rounds
{
    /// <summary>Runs the rounds; the side that goes first changes every time.</summary>
    public static (T[] Ours, T[] Theirs) Run<T>(int count, Func<T> ours, Func<T> theirs)
    {
        var (left, right) = (new T[count], new T[count]);
        for (var round = 0; round < count; round++)
        {
            if (round % 2 == 0)
            {
                left[round] = ours();
                right[round] = theirs();
            }
            else
            {
                right[round] = theirs();
                left[round] = ours();
            }
        }
        return (left, right);
    }
}
