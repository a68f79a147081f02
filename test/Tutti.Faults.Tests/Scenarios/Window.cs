using Tutti.Faults.Tests.Load;

namespace Tutti.Faults.Tests.Scenarios;

/// <summary>The time of a fault.</summary>
/// <param name="What">What it was.</param>
/// <param name="From">When it began.</param>
/// <param name="Healed">When it ended.</param>
/// <param name="Recovered">When calls of all kinds that began after that had succeeded.</param>
/// <param name="FirstSuccess">How long after its end the first call succeeded that began then.</param>
/// <param name="IsOutage">Whether nobody could be reached of some kind of process, by some gateway, so that calls may have failed.</param>
internal sealed record Window(
    string What,
    TimeSpan From,
    TimeSpan Healed,
    TimeSpan Recovered,
    TimeSpan FirstSuccess,
    bool IsOutage
)
{
    public bool Excuses(CallRecord call) => IsOutage && call.To >= From && call.From <= Recovered;
}
