namespace Tutti.Conformance.Tests.Fixtures;

/// <summary>The ways in which one service can reach another. The same test passes in each.</summary>
public enum Way
{
    /// <summary>In one process, directly.</summary>
    Together,

    /// <summary>In one process, with copies of all that is passed.</summary>
    Serialised,

    /// <summary>From process to process, in the binary form.</summary>
    Apart,

    /// <summary>From process to process between versions whose contracts differ, as JSON.</summary>
    ApartInVersions,
}

/// <summary>All of them.</summary>
public sealed class EachWayAttribute : Xunit.v3.DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        System.Reflection.MethodInfo testMethod,
        Xunit.Sdk.DisposalTracker disposalTracker
    ) => new([.. Enum.GetValues<Way>().Select(way => new TheoryDataRow(way))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
