namespace Tutti.Bench.Trello;

/// <summary>What this process hosts and where the others are, as its configuration says.</summary>
internal sealed class Grouping(IConfiguration configuration)
{
    private readonly string[] _hosts = (configuration["Hosts"] ?? "user,org,board,card,subscription").Split(',');

    /// <summary>Whether the public requests for services of other processes are passed on.</summary>
    public bool IsGateway => configuration["Gateway"] == "true";

    /// <summary>Between processes; requests from outside come by HTTP/1.1.</summary>
    public Version Http { get; } = configuration["Http"] == "2" ? new Version(2, 0) : new Version(1, 1);

    /// <summary>What a gateway adds to the requests that it passes on, as <c>name: value; name: value</c>.</summary>
    public IReadOnlyList<(string Name, string Value)> AddedHeaders { get; } =
    [
        .. (configuration["AddedHeaders"] ?? "")
            .Split("; ", StringSplitOptions.RemoveEmptyEntries)
            .Select(header => header.Split(": "))
            .Select(header => (header[0], header[1])),
    ];

    public bool Hosts(string service) => _hosts.Contains(service);

    public Uri AddressOf(string service) => new(configuration[$"Services:{service}"]!);
}
