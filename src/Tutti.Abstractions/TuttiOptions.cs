namespace Tutti;

/// <summary>
/// What holds for the whole app unless an endpoint says otherwise. Bound to the section <c>Tutti</c> of the configuration.
/// </summary>
public sealed class TuttiOptions
{
    /// <summary>How long a call may take: a deadline starts where a request enters, and calls that it causes get what is left. Default: 30 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a request's body may be, in bytes; -1 is any length. Default: 2 MiB.</summary>
    public long BodyLimit { get; set; } = 2 * 1024 * 1024;

    /// <summary>
    /// How long the app goes on serving after it was told to stop, while <c>/readyz</c> says that it is not ready any more, so that load balancers have time to
    /// notice. Default: not at all.
    /// </summary>
    public TimeSpan ShutdownDelay { get; set; }

    /// <summary>How long requests in flight may take to finish when the app stops, after <see cref="ShutdownDelay"/>. Default: 30 seconds.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
