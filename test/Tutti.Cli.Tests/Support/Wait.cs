using System.Diagnostics;

namespace Tutti.Cli.Tests.Support;

/// <summary>Waits for what a test expects to happen.</summary>
internal static class Wait
{
    /// <summary>How long anything may take on a busy machine before a test fails.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>How long a stop may take: more than the two seconds that are promised, for the machine may be busy; but what is not stopped takes longer.</summary>
    public static readonly TimeSpan ForStop = TimeSpan.FromSeconds(10);

    public static Task<T> ForAsync<T>(Func<T?> find, string what, TimeSpan? patience = null)
        where T : class => ForAsync(find, () => what, patience);

    /// <summary>The same, of which is told what it looks like when it was in vain.</summary>
    public static async Task<T> ForAsync<T>(Func<T?> find, Func<string> what, TimeSpan? patience = null)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (find() is { } found)
            {
                return found;
            }
            if (watch.Elapsed >= (patience ?? Patience))
            {
                Assert.Fail($"Waited in vain for {what()}.");
            }
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public static Task UntilAsync(Func<bool> condition, string what, TimeSpan? patience = null) =>
        ForAsync(() => condition() ? "" : null, what, patience);
}
