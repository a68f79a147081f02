namespace Tutti.Bench.Remote;

/// <summary>Calls of one kind by a number of callers.</summary>
/// <param name="Name">The name that the table has for it.</param>
/// <param name="Kind">The name that the apps have for it.</param>
/// <param name="Concurrency">How many callers there are.</param>
/// <param name="Way">How the processes are connected.</param>
internal sealed record RemoteCase(string Name, string Kind, int Concurrency, RemoteWay Way)
{
    /// <summary>What a call should take at most, as a part of what the other side takes.</summary>
    public double? TimeGoal { get; init; }

    /// <summary>The cases of a normal run.</summary>
    public static IReadOnlyList<RemoteCase> Default { get; } =
    [
        Small("sync-1", "get", 1),
        Small("sync-16", "get", 16) with
        {
            TimeGoal = 1 / 4.0,
        },
        Small("sync-64", "get", 64) with
        {
            TimeGoal = 1 / 8.0,
        },
        Small("later-1", "getLater", 1),
        Small("later-16", "getLater", 16) with
        {
            TimeGoal = 1 / 1.15,
        },
        Small("later-64", "getLater", 64),
    ];

    /// <summary>Further cases: Unix sockets, long answers, another version of HTTP.</summary>
    public static IReadOnlyList<RemoteCase> More { get; } =
    [
        .. Default.Select(@case =>
            @case with
            {
                Name = $"unix-{@case.Name}",
                Way = RemoteWay.UnixSocket,
                TimeGoal = null,
            }
        ),
        new("list-1", "list", 1, RemoteWay.Tcp),
        new("list-16", "list", 16, RemoteWay.Tcp),
        new("list-64", "list", 64, RemoteWay.Tcp),
        .. Default.Select(@case => @case with { Name = $"http1-{@case.Name}", Way = RemoteWay.Http1, TimeGoal = null }),
    ];

    private static RemoteCase Small(string name, string kind, int concurrency) =>
        new(name, kind, concurrency, RemoteWay.Tcp);
}

/// <summary>How the two processes of each side are connected.</summary>
internal enum RemoteWay
{
    /// <summary>By TCP; the other side speaks HTTP/2.</summary>
    Tcp,

    /// <summary>By a Unix socket; the other side speaks HTTP/2.</summary>
    UnixSocket,

    /// <summary>By TCP; the other side speaks HTTP/1.1.</summary>
    Http1,
}
