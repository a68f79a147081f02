using Tutti.Transport.Replicas;

namespace Tutti.Transport.Tests.Replicas;

/// <summary>Which calls are tried again.</summary>
public sealed class RetryPolicyTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(CallOutcome.Unavailable, true)]
    [InlineData(CallOutcome.Lost, true)]
    [InlineData(CallOutcome.TimedOut, false)]
    [InlineData(CallOutcome.Canceled, false)]
    [InlineData(CallOutcome.Answered, false)]
    internal void ACallThatMayHaveRunIsTriedAgainOnlyIfItIsIdempotent(CallOutcome outcome, bool expected)
    {
        Assert.Equal(expected, May(new(1, outcome, WasSent: true, IsIdempotent: true, s_minute)));
        Assert.False(May(new(1, outcome, WasSent: true, IsIdempotent: false, s_minute)));
    }

    [Theory]
    [InlineData(CallOutcome.Unreachable, true)]
    [InlineData(CallOutcome.Lost, true)]
    [InlineData(CallOutcome.TimedOut, false)]
    [InlineData(CallOutcome.Canceled, false)]
    internal void ACallThatWasNeverSentIsTriedAgainWhateverItIs(CallOutcome outcome, bool expected)
    {
        Assert.Equal(expected, May(new(1, outcome, WasSent: false, IsIdempotent: true, s_minute)));
        Assert.Equal(expected, May(new(1, outcome, WasSent: false, IsIdempotent: false, s_minute)));
    }

    [Fact]
    public void TheFirstTimeNothingWasSentNobodyWaits()
    {
        var policy = Policy();
        Assert.True(policy.MayRetry(new(1, CallOutcome.Unreachable, false, false, s_minute), 1, out var delay));
        Assert.Equal(TimeSpan.Zero, delay);
        Assert.True(policy.MayRetry(new(2, CallOutcome.Unreachable, false, false, s_minute), 1, out delay));
        Assert.InRange(delay.TotalMilliseconds, 20, 40);
    }

    [Fact]
    public void EachDelayIsLongerUpToTheLongest()
    {
        var policy = Policy(new() { MostAttempts = 100 });
        foreach (var number in Enumerable.Range(1, 12))
        {
            var wanted = Math.Min(20 * Math.Pow(2, number - 1), 1_000);
            Assert.True(policy.MayRetry(Unavailable(number, s_minute), 1_000, out var delay));
            Assert.InRange(delay.TotalMilliseconds, wanted / 2, wanted);
        }
    }

    [Fact]
    public void NobodyWaitsForWhatCannotEndInTime()
    {
        Assert.False(May(Unavailable(1, TimeSpan.FromMilliseconds(9))));
        Assert.False(May(Unavailable(1, TimeSpan.Zero)));
        Assert.False(May(new(1, CallOutcome.Unreachable, false, false, TimeSpan.FromSeconds(-5))));
        Assert.True(May(Unavailable(1, Timeout.InfiniteTimeSpan)));
    }

    [Fact]
    public void AttemptsHaveAnEnd()
    {
        Assert.True(May(Unavailable(7, s_minute)));
        Assert.False(May(Unavailable(8, s_minute)));
        Assert.True(May(new(7, CallOutcome.Unreachable, false, false, s_minute)));
        Assert.False(May(new(8, CallOutcome.Unreachable, false, false, s_minute)));
    }

    [Fact]
    public void WhatTheBudgetDoesNotHaveIsNotTriedAgain()
    {
        var policy = Policy();
        var granted = Enumerable.Range(0, 1_000).Count(_ => policy.MayRetry(Unavailable(1, s_minute), 0, out var _));
        Assert.Equal((100, 100), (granted, policy.Granted));
        // A second attempt of calls that nobody has seen costs nothing.
        Assert.True(policy.MayRetry(new(1, CallOutcome.Unreachable, false, false, s_minute), 0, out _));
        Assert.False(policy.MayRetry(new(2, CallOutcome.Unreachable, false, false, s_minute), 0, out _));
    }

    [Fact]
    public void ASetCountsItsRetries()
    {
        var set = new Set(1);
        Assert.True(set.Replicas.MayRetry(Unavailable(1, s_minute), out _));
        Assert.False(set.Replicas.MayRetry(Unavailable(8, s_minute), out _));
        Assert.Equal(1, set.Replicas.Snapshot().Retries);
    }

    private static FailedAttempt Unavailable(int number, TimeSpan left) =>
        new(number, CallOutcome.Unavailable, WasSent: true, IsIdempotent: true, left);

    private static bool May(FailedAttempt attempt) => Policy().MayRetry(attempt, 1_000, out _);

    private static RetryPolicy Policy(RetrySettings? settings = null)
    {
        settings ??= new();
        return new(settings, new RetryBudget(settings, new ManualTime()), new Random(1));
    }
}
