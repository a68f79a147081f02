using System.Diagnostics;

namespace Tutti.Faults.Tests;

/// <summary>Waits for what comes true by itself.</summary>
internal static class Waiting
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    public static Task UntilAsync(Func<bool> condition, TimeSpan patience, Func<string> why) =>
        UntilAsync(() => Task.FromResult(condition()), patience, why);

    public static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan patience, Func<string> why)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(clock.Elapsed < patience, $"It took more than {patience.TotalSeconds:0} s: {why()}");
            await Task.Delay(s_pause);
        }
    }
}
