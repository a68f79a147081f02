using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>How many retries there may be.</summary>
public sealed class RetryBudgetTests
{
    private readonly ManualTime _time = new();
    private readonly RetryBudget _budget;

    public RetryBudgetTests() => _budget = new(new(), _time);

    [Fact]
    public void AFewAreGrantedInAnyCase()
    {
        Assert.Equal(100, Granted(calls: 0));
        _time.Pass(5);
        Assert.Equal(0, Granted(calls: 0));
        _time.Pass(5);
        Assert.Equal(100, Granted(calls: 0));
    }

    [Fact]
    public void AFifthOfTheCallsMayBeTriedAgain()
    {
        Assert.Equal(100 + 2_000, Granted(calls: 10_000));
        Assert.Equal(200, Granted(calls: 11_000));
    }

    [Fact]
    public void CallsOfLongAgoGrantNothing()
    {
        Assert.Equal(1, Granted(calls: 100_000, most: 1));
        _time.Pass(60);
        Assert.Equal(100, Granted(calls: 100_000));
    }

    [Fact]
    public void CallsCountEvenlyOverTheTimeInWhichNobodyAsked()
    {
        _time.Pass(99);
        // A thousand in each second, ten seconds of which count.
        Assert.Equal(100 + 2_000, Granted(calls: 100_000));
    }

    [Fact]
    public void InTheLongRunRetriesAreAShareOfTheCalls()
    {
        var retries = 0;
        for (var second = 1; second <= 600; second++)
        {
            retries += Granted(calls: second * 500L);
            _time.Pass(1);
        }
        // Ten and a fifth of five hundred in each second.
        Assert.InRange(retries / 600.0, 105, 115);
    }

    [Fact]
    public void ACountThatFallsTakesNothingAway()
    {
        Assert.Equal(1, Granted(calls: 1_000, most: 1));
        Assert.Equal(299, Granted(calls: 500));
    }

    private int Granted(long calls, int most = int.MaxValue)
    {
        var granted = 0;
        while (granted < most && _budget.TryTake(calls))
        {
            granted++;
        }
        return granted;
    }
}
