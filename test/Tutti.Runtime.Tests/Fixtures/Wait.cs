namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>Waits for what happens elsewhere.</summary>
internal static class Wait
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    /// <summary>Waits until there is a value.</summary>
    public static async Task<T> ForAsync<T>(Func<T?> value)
        where T : class
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (value() is { } found)
            {
                return found;
            }
            Assert.True(TimeProvider.System.GetElapsedTime(start) < s_longest, "What was waited for has not happened.");
            await Task.Delay(10);
        }
    }

    /// <summary>Waits until a condition holds that takes time to find out.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < s_longest, "What was waited for has not happened.");
            await Task.Delay(10);
        }
    }

    /// <summary>Waits until a condition holds.</summary>
    public static Task UntilAsync(Func<bool> condition) => ForAsync(() => condition() ? "holds" : null);
}
