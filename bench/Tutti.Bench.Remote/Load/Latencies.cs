using System.Diagnostics;
using System.Numerics;

namespace Tutti.Bench.Remote.Load;

/// <summary>How long calls took: counted in steps of at most 2 %, so that nothing is allocated while it is measured.</summary>
internal sealed class Latencies
{
    private const int StepBits = 6;
    private const int Steps = 1 << StepBits;

    private readonly long[] _counts = new long[Steps * (64 - StepBits)];

    public long Count { get; private set; }

    public void Add(long ticks)
    {
        _counts[IndexOf((ulong)ticks)]++;
        Count++;
    }

    public void Add(Latencies others)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += others._counts[i];
        }
        Count += others.Count;
    }

    /// <summary>What a part of the calls did not exceed, in µs.</summary>
    public double Quantile(double part)
    {
        var left = (long)Math.Ceiling(part * Count);
        var index = 0;
        while (index < _counts.Length - 1 && (left -= _counts[index]) > 0)
        {
            index++;
        }
        return LowestOf(index) * 1e6 / Stopwatch.Frequency;
    }

    private static int IndexOf(ulong ticks)
    {
        var shift = Math.Max(0, 63 - BitOperations.LeadingZeroCount(ticks | 1) - StepBits);
        return shift == 0 ? (int)ticks : shift * Steps + (int)(ticks >> shift);
    }

    private static double LowestOf(int index)
    {
        var shift = index < 2 * Steps ? 0 : index / Steps - 1;
        return (double)((ulong)(index - shift * Steps) << shift);
    }
}
