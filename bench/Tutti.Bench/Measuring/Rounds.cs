namespace Tutti.Bench.Measuring;

/// <summary>Runs the sides alternately, so that whatever else the machine does hits all alike.</summary>
internal static class Rounds
{
    /// <summary>Runs the rounds; the side that goes first changes every time.</summary>
    public static (T[] Ours, T[] Theirs) Run<T>(int count, Func<T> ours, Func<T> theirs)
    {
        var samples = Run(count, [ours, theirs]);
        return (samples[0], samples[1]);
    }

    /// <summary>The same with any number of sides.</summary>
    public static T[][] Run<T>(int count, IReadOnlyList<Func<T>> sides)
    {
        var samples = sides.Select(_ => new T[count]).ToArray();
        for (var round = 0; round < count; round++)
        {
            for (var i = 0; i < sides.Count; i++)
            {
                var side = (round + i) % sides.Count;
                samples[side][round] = sides[side]();
            }
        }
        return samples;
    }
}
