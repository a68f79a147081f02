using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>Joins methods that give no result with calls that always give one. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Completion
{
    /// <summary>The completion of a task as a result.</summary>
    /// <param name="task">The task.</param>
    /// <returns>Its completion.</returns>
    public static ValueTask<NoResult> Of(Task task) => task.IsCompletedSuccessfully ? default : new(AfterAsync(task));

    /// <summary>The completion of a task as a result.</summary>
    /// <param name="task">The task.</param>
    /// <returns>Its completion.</returns>
    public static ValueTask<NoResult> Of(ValueTask task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            return new(AfterAsync(task.AsTask()));
        }
        // A pooled source goes back to its pool only when its result is taken.
        task.GetAwaiter().GetResult();
        return default;
    }

    /// <summary>The way back: a task that gives nothing.</summary>
    /// <param name="task">The call.</param>
    /// <returns>Its completion.</returns>
    public static ValueTask WithoutResult(ValueTask<NoResult> task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            return new(task.AsTask());
        }
        task.GetAwaiter().GetResult();
        return default;
    }

    private static async Task<NoResult> AfterAsync(Task task)
    {
        await task.ConfigureAwait(false);
        return default;
    }
}
