using System.Collections.Concurrent;

namespace Tutti.Conformance.Tests.App.Support;

/// <summary>Lets a test wait until something has happened in an endpoint, wherever that runs within the test's process.</summary>
public static class Gate
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private static readonly ConcurrentDictionary<string, TaskCompletionSource> s_events = new(StringComparer.Ordinal);

    public static void Open(string name) => Of(name).TrySetResult();

    public static bool IsOpen(string name) => Of(name).Task.IsCompleted;

    public static Task WaitAsync(string name) => Of(name).Task.WaitAsync(s_patience);

    private static TaskCompletionSource Of(string name) =>
        s_events.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
