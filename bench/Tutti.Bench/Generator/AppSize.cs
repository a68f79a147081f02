namespace Tutti.Bench.Generator;

/// <summary>How large a synthetic app is.</summary>
/// <param name="Services">How many services.</param>
/// <param name="Endpoints">How many endpoints each has.</param>
internal sealed record AppSize(int Services, int Endpoints)
{
    public static readonly AppSize Small = new(10, 10);

    public static readonly AppSize Medium = new(50, 20);

    public static readonly AppSize Large = new(200, 10);

    public string Name => $"{Services}x{Endpoints}";

    /// <summary>How many milliseconds an IDE should wait at a keystroke in a body, at most.</summary>
    public double? KeystrokeGoal =>
        this == Small ? 15
        : this == Large ? 150
        : null;

    /// <summary>How many milliseconds a run without anything cached should take, at most.</summary>
    public double? FullGoal => this == Large ? 1000 : null;
}
