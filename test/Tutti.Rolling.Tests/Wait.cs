namespace Tutti.Rolling.Tests;

/// <summary>Waits for what other processes do.</summary>
internal static class Wait
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    public static async Task ForAsync(Task task, AppProcess process)
    {
        try
        {
            await task.WaitAsync(s_longest);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{process} does not do what was waited for. Its log:\n{process.Log}");
        }
    }

    public static async Task UntilAsync(Func<bool> condition, Func<string> what)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < s_longest, what());
            await Task.Delay(20);
        }
    }
}
