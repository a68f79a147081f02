namespace Tutti.Bench.App.Caller;

/// <summary>Which calls to make.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Direct">Whether to call the plain class instead of the service.</param>
/// <param name="Count">How many.</param>
public sealed record CallRun(CallKind Kind, bool Direct, int Count);

/// <summary>How calls differ.</summary>
public enum CallKind
{
    /// <summary>Immutable values, which pass by reference, from a method that is done at once.</summary>
    Shared,

    /// <summary>The same, of a method that has less time than its caller, so that a deadline of its own is set up.</summary>
    Limited,

    /// <summary>Immutable values from a method that is done a little later.</summary>
    Later,

    /// <summary>Values that have to be copied, from a method that is done at once.</summary>
    Copied,
}

/// <summary>What calls cost, each on average.</summary>
/// <param name="Nanoseconds">How long it takes.</param>
/// <param name="Bytes">How much is allocated.</param>
public sealed record CallFigures(double Nanoseconds, double Bytes);
