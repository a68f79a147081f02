namespace Tutti.Bench.Measuring;

/// <summary>One figure of one case, on both sides.</summary>
internal sealed class Row
{
    private const double BetterRounds = 0.25;
    private const double WorseRounds = 0.75;

    private readonly double[] _ours;
    private readonly double[]? _theirs;

    /// <param name="name">The case.</param>
    /// <param name="metric">What is measured.</param>
    /// <param name="unit">In which unit.</param>
    /// <param name="ours">Our figure in each round.</param>
    /// <param name="theirs">The other side's figure in each round, if it is compared with one.</param>
    public Row(string name, string metric, string unit, double[] ours, double[]? theirs)
    {
        (Case, Metric, Unit, _ours, _theirs) = (name, metric, unit, ours, theirs);
        Ours = Summary.Of(ours);
        Theirs = theirs is null ? null : Summary.Of(theirs);
    }

    public string Case { get; }

    public string Metric { get; }

    public string Unit { get; }

    public Summary Ours { get; }

    public Summary? Theirs { get; }

    /// <summary>What is to be known beside the figures.</summary>
    public string? Note { get; set; }

    public bool HigherIsBetter { get; init; }

    /// <summary>What <see cref="Compared"/> should be at most.</summary>
    public double? Goal { get; set; }

    /// <summary>What <see cref="Compared"/> must be at most, give or take the spread.</summary>
    public double? Required { get; set; }

    /// <summary>Whether the goal is for what our side adds, in the row's unit, rather than for the ratio.</summary>
    public bool GoalIsForAdded { get; init; }

    public double? Ratio => Theirs is null ? null : RatioOf(Ours.Median, Theirs.Median);

    public double? Added => Ours.Median - Theirs?.Median;

    /// <summary>What goals are for: the ratio, what our side adds, or, where there is no other side, the figure itself.</summary>
    public double Compared => (GoalIsForAdded ? Added : Ratio) ?? Ours.Median;

    public bool MeetsGoal => Goal is { } goal && Compared <= goal;

    /// <summary>
    /// Whether our side is worse than required beyond the spread: by the medians, and so clearly that even the better rounds of ours
    /// fall behind the worse ones of theirs.
    /// </summary>
    public bool MissesRequired => Required is { } required && Compared > required && BetterRoundsOverWorse > required;

    private double BetterRoundsOverWorse =>
        Summary.Quantile(_ours, BetterRounds) is var ours && _theirs is null
            ? ours
            : RatioOf(ours, Summary.Quantile(_theirs, WorseRounds));

    private static double RatioOf(double ours, double theirs) =>
        theirs != 0 ? ours / theirs
        : ours == 0 ? 1
        : double.PositiveInfinity;
}
