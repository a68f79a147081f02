using Tutti.CompilerServices;
using Tutti.Processes;

namespace Tutti.Hosting;

/// <summary>Which process runs which services, and which of them this one is.</summary>
internal sealed record Topology
{
    /// <summary>This process.</summary>
    public required AppProcess Self { get; init; }

    /// <summary>All processes, this one too.</summary>
    public required IReadOnlyList<AppProcess> Processes { get; init; }

    /// <summary>By which processes know each other: the first is sent, any is taken.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Whether there is more than this process, so that it listens for others.</summary>
    public bool IsSplit { get; init; }

    /// <summary>One process that does all.</summary>
    public static Topology Single(GeneratedApplication application)
    {
        var process = new AppProcess
        {
            Name = "app",
            IsGateway = true,
            Services = [.. application.Services.Select(service => service.Name)],
        };
        return new Topology { Self = process, Processes = [process] };
    }

    /// <summary>Whether this process runs a service.</summary>
    public bool Hosts(string service) => Self.Services.Contains(service);

    /// <summary>The process that runs a service.</summary>
    public AppProcess ProcessOf(string service) => Processes.First(process => process.Services.Contains(service));
}

/// <summary>A process of the app.</summary>
internal sealed record AppProcess
{
    public required string Name { get; init; }

    /// <summary>Whether it serves requests from outside.</summary>
    public bool IsGateway { get; init; }

    /// <summary>Names of the services that it runs.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Where it listens for the other processes.</summary>
    public InternalUrl? Url { get; init; }
}
