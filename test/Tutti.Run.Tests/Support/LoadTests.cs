namespace Tutti.Run.Tests.Support;

/// <summary>Tests that keep the machine busy, one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LoadTests
{
    public const string Name = "load";

    /// <summary>How many times as much is to be tried: set <c>TUTTI_LONG_TESTS</c> to a number.</summary>
    public static int Factor { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("TUTTI_LONG_TESTS"), out var factor) ? Math.Max(1, factor) : 1;
}
