namespace Tutti.Hosting;

/// <summary>The app cannot start; the message says all that is wrong, and what to do.</summary>
internal sealed class StartupException(IEnumerable<string> reasons)
    : InvalidOperationException(
        $"The app cannot start:{string.Concat(reasons.Select(reason => $"{Environment.NewLine} - {reason}"))}"
    );
