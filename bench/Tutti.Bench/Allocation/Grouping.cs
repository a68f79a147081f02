namespace Tutti.Bench.Allocation;

/// <summary>Which services run together.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Processes">The processes, the one that takes requests from outside first.</param>
internal sealed record Grouping(string Name, IReadOnlyList<ProcessGroup> Processes)
{
    /// <summary>All in one process.</summary>
    public static Grouping Single { get; } =
        new("single", [new("app", "user", "org", "board", "card", "subscription", "payment")]);

    /// <summary>What people see, with the public port, and what stands behind it: the request crosses once.</summary>
    public static Grouping Two { get; } =
        new("two", [new("front", "card", "board"), new("back", "user", "org", "subscription", "payment")]);

    /// <summary>Each service alone, behind a gateway: the request crosses three times.</summary>
    public static Grouping PerService { get; } =
        new(
            "per-service",
            [
                new("gateway"),
                new("user", "user"),
                new("org", "org"),
                new("board", "board"),
                new("card", "card"),
                new("subscription", "subscription"),
                new("payment", "payment"),
            ]
        );

    public static IReadOnlyList<Grouping> All { get; } = [Single, Two, PerService];
}

/// <summary>A process and the services in it.</summary>
internal sealed record ProcessGroup(string Name, params IReadOnlyList<string> Services);
