namespace Tutti.Bench.Measuring;

/// <summary>One figure of one case, on both sides.</summary>
internal sealed class Row
{
    private const double BetterRounds = 0.25;
    private const double WorseRounds = 0.75;

    private readonly double[] _ours;
    private readonly double[] _theirs;

    /// <param name="name">The case.</param>
    /// <param name="metric">What is measured.</param>
    /// <param name="unit">In which unit.</param>
    /// <param name="ours">Our figure in each round.</param>
    /// <param name="theirs">The other side's figure in each round.</param>
    public Row(string name, string metric, string unit, double[] ours, double[] theirs)
    {
        (Case, Metric, Unit, _ours, _theirs) = (name, metric, unit, ours, theirs);
        Ours = Summary.Of(ours);
        Theirs = Summary.Of(theirs);
    }

    public string Case { get; }

    public string Metric { get; }

    public string Unit { get; }

    public Summary Ours { get; }

    public Summary Theirs { get; }

    public bool HigherIsBetter { get; init; }

    /// <summary>What <see cref="Compared"/> should be at most.</summary>
    public double? Goal { get; init; }

    /// <summary>What <see cref="Compared"/> must be at most, give or take the spread.</summary>
    public double? Required { get; init; }

    /// <summary>Whether the goal is for what our side adds, in the row's unit, rather than for the ratio.</summary>
    public bool GoalIsForAdded { get; init; }

    public double Ratio => RatioOf(Ours.Median, Theirs.Median);

    public double Added => Ours.Median - Theirs.Median;

    public double Compared => GoalIsForAdded ? Added : Ratio;

    public bool MeetsGoal => Goal is { } goal && Compared <= goal;

    /// <summary>
    /// Whether our side is worse than required beyond the spread: by the medians, and so clearly that even the better rounds of ours
    /// fall behind the worse ones of theirs.
    /// </summary>
    public bool MissesRequired =>
        Required is { } required
        && Ratio > required
        && RatioOf(Summary.Quantile(_ours, BetterRounds), Summary.Quantile(_theirs, WorseRounds)) > required;

    private static double RatioOf(double ours, double theirs) =>
        theirs != 0 ? ours / theirs
        : ours == 0 ? 1
        : double.PositiveInfinity;
}
