namespace Tutti.Bench.Calls;

/// <summary>One kind of call.</summary>
internal sealed record CallCase
{
    public required string Name { get; init; }

    /// <summary>The name that the app has for it.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether the callee runs in a process of its own.</summary>
    public bool Apart { get; init; }

    /// <summary>How many nanoseconds a call should add at most.</summary>
    public double? TimeGoal { get; init; }

    /// <summary>How many bytes a call should add at most.</summary>
    public double? BytesGoal { get; init; }

    /// <summary>The cases of a normal run.</summary>
    public static IReadOnlyList<CallCase> Default { get; } =
    [
        new()
        {
            Name = "shared",
            Kind = "Shared",
            TimeGoal = 50,
            BytesGoal = 0,
        },
    ];

    /// <summary>Further cases, to find out where time goes.</summary>
    public static IReadOnlyList<CallCase> More { get; } =
    [
        new() { Name = "limited", Kind = "Limited" },
        new() { Name = "later", Kind = "Later" },
        new() { Name = "copied", Kind = "Copied" },
        new()
        {
            Name = "apart",
            Kind = "Shared",
            Apart = true,
        },
    ];
}
