namespace Tutti.Processes.Live;

/// <summary>An app that runs: what is known of each of its processes from outside, and what each says of itself.</summary>
/// <param name="Name">The app's name.</param>
/// <param name="Environment">The environment's name.</param>
/// <param name="Processes">Its processes.</param>
internal sealed record LiveRun(string Name, string Environment, IReadOnlyList<LiveAnswer> Processes)
{
    /// <summary>The id of the process of <c>tutti run</c>, if it is that which runs the app.</summary>
    public int? Pid { get; init; }

    /// <summary>Where requests from outside are taken, if that is known.</summary>
    public string? Api { get; init; }

    /// <summary>Since when the app is run, if that is known.</summary>
    public DateTimeOffset? Started { get; init; }
}

/// <summary>What came of asking one process.</summary>
internal sealed record LiveAnswer
{
    public const string Serving = "serving";
    public const string Starting = "starting";
    public const string Ending = "ending";
    public const string Down = "down";

    /// <summary>Its name, with the number of the replica if it has one.</summary>
    public required string Name { get; init; }

    /// <summary>Where it was asked.</summary>
    public required string Address { get; init; }

    /// <summary>Its id, if that is known without asking it.</summary>
    public int? Pid { get; init; }

    /// <summary>
    /// <see cref="Serving"/>, <see cref="Starting"/>, <see cref="Ending"/> because another one serves in its place, or <see cref="Down"/> until it is
    /// started again, as <c>tutti run</c> has it; <see langword="null"/> if nobody but the process knows.
    /// </summary>
    public string? Place { get; init; }

    /// <summary>Why there is no answer.</summary>
    public string? Error { get; init; }

    /// <summary>What it says.</summary>
    public LiveProcess? Live { get; init; }
}
