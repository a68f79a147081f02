using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>What a call costs in memory.</summary>
public sealed class AllocationTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(5, false)]
    [InlineData(5, true)]
    public void ChoosingAndEndingAllocatesNothing(int replicas, bool oneIsOut)
    {
        var set = new Set(replicas);
        if (oneIsOut)
        {
            set.Call("a", CallOutcome.Unreachable);
        }
        Assert.Equal(0, Allocated(set));
    }

    [Fact]
    public void FailingAtOnceAllocatesNothing()
    {
        var set = new Set(2);
        set.Call("a", CallOutcome.Unreachable);
        set.Call("b", CallOutcome.Unreachable);
        Assert.Equal(0, Allocated(set));
    }

    private static long Allocated(Set set)
    {
        set.Spread(1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var call = 0; call < 10_000; call++)
        {
            set.Choose().End(CallOutcome.Answered);
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
