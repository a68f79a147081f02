using Microsoft.Extensions.Options;

namespace Tutti.Hosting;

/// <summary>Refuses options that cannot be meant.</summary>
internal sealed class TuttiOptionsValidator : IValidateOptions<TuttiOptions>
{
    public ValidateOptionsResult Validate(string? name, TuttiOptions options)
    {
        var problems = new List<string>();
        if (options.Timeout <= TimeSpan.Zero && options.Timeout != Timeout.InfiniteTimeSpan)
        {
            problems.Add(
                $"Tutti:Timeout is {options.Timeout}; it must be longer than nothing, or -00:00:00.001 for any time."
            );
        }
        if (options.BodyLimit < -1)
        {
            problems.Add(
                $"Tutti:BodyLimit is {options.BodyLimit}; it must be a number of bytes, or -1 for any length."
            );
        }
        if (options.ShutdownTimeout < TimeSpan.Zero)
        {
            problems.Add($"Tutti:ShutdownTimeout is {options.ShutdownTimeout}; it must not be negative.");
        }
        if (options.ShutdownDelay < TimeSpan.Zero)
        {
            problems.Add($"Tutti:ShutdownDelay is {options.ShutdownDelay}; it must not be negative.");
        }
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
