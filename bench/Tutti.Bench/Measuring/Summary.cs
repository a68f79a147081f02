namespace Tutti.Bench.Measuring;

/// <summary>The figures of one side over all rounds.</summary>
internal sealed record Summary(double Median, double Min, double Max)
{
    public static Summary Of(double[] values) => new(Quantile(values, 0.5), Quantile(values, 0), Quantile(values, 1));

    /// <summary>The value that a part of the others do not exceed; between two of them, in proportion.</summary>
    public static double Quantile(double[] values, double part)
    {
        var sorted = values.Order().ToArray();
        var position = part * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
