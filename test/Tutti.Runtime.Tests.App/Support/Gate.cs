using System.Collections.Concurrent;

namespace Tutti.Runtime.Tests.App.Trouble;

/// <summary>Where endpoints and tests wait for each other, by name.</summary>
public sealed class Gate
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();

    /// <summary>One for the whole process: tests see into hosts in it.</summary>
    public static Gate Shared { get; } = new();

    /// <summary>Waits until somebody opens.</summary>
    public Task WaitAsync(string name) => Of(name).Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Waits until somebody opens or cancels, which opens another gate.</summary>
    public async Task PassAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await WaitAsync(name).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Open($"{name}-canceled");
            throw;
        }
    }

    /// <summary>Lets all through who wait, or will.</summary>
    public void Open(string name) => Of(name).TrySetResult();

    /// <summary>Lets all fail who wait, or will.</summary>
    public void Fail(string name) => Of(name).TrySetException(new InvalidOperationException("The gate broke."));

    /// <summary>Closes again.</summary>
    public void Close(string name) => _gates.TryRemove(name, out _);

    private TaskCompletionSource Of(string name) =>
        _gates.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
