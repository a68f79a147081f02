using System.Globalization;

namespace Tutti.Bench.Http;

/// <summary>One request that is sent again and again.</summary>
internal sealed record HttpCase
{
    public required string Name { get; init; }

    /// <summary>The bytes of the request, whole.</summary>
    public required byte[] Request { get; init; }

    /// <summary>How many connections have a request under way.</summary>
    public int Connections { get; init; } = 64;

    /// <summary>How many requests a connection sends at once; above one, what the system's kernel does for a request weighs less.</summary>
    public int Pipelined { get; init; } = 1;

    /// <summary>What the ratio of user-mode processor time should be at most.</summary>
    public double? UserGoal { get; init; }

    /// <summary>What the ratio of all processor time should be at most.</summary>
    public double? TotalGoal { get; init; }

    /// <summary>Whether our side must not use more processor time than theirs.</summary>
    public bool Required { get; init; }

    private static byte[] HelloRequest { get; } = RequestBytes.Get("/hello/World");

    /// <summary>The cases of a normal run.</summary>
    public static IReadOnlyList<HttpCase> Default { get; } =
    [
        new()
        {
            Name = "get",
            Request = HelloRequest,
            UserGoal = 0.85,
            Required = true,
        },
        new()
        {
            Name = "post",
            Request = RequestBytes.Post("/orders", OrderBody()),
            TotalGoal = 0.95,
            Required = true,
        },
    ];

    /// <summary>Further cases, to find out where time goes.</summary>
    public static IReadOnlyList<HttpCase> More { get; } =
    [
        new()
        {
            Name = "get-pipelined",
            Request = HelloRequest,
            Pipelined = 16,
        },
        new()
        {
            Name = "get-alone",
            Request = HelloRequest,
            Connections = 1,
        },
    ];

    private static string OrderBody()
    {
        string[] statuses = ["Open", "Paid", "Shipped"];
        var items = Enumerable
            .Range(1, 20)
            .Select(i =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""
                    {"name":"Article number {{i}}","quantity":{{i * 3}},"productId":{{9_000_000_000L + i}},"weight":{{i * 1.25}},"price":{{19.90m
                        + i}},"inStock":{{(i % 3 == 0 ? "false" : "true")}},"addedAt":"2026-03-{{i:00}}T10:20:30+00:00","status":"{{statuses[
                        i % 3
                    ]}}"}
                    """
                )
            );
        return $$"""{"items":[{{string.Join(',', items)}}]}""";
    }
}
