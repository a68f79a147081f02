using Tutti.CompilerServices;
using Tutti.Processes;
using Tutti.Processes.Certificates;
using Tutti.Processes.Environments;

namespace Tutti.Hosting;

/// <summary>Which process runs which services, and which of them this one is.</summary>
internal sealed record Topology
{
    /// <summary>All that is said of all processes.</summary>
    public required AppEnvironment Environment { get; init; }

    /// <summary>The kind of process that this one is.</summary>
    public required ProcessDefinition Self { get; init; }

    /// <summary>Where this process listens for others: other processes of the app, or a supervisor that forwards requests.</summary>
    public InternalUrl? Url { get; init; }

    /// <summary>Whether there is an environment; without one, the app is a single process, and all else is as ASP.NET Core has it.</summary>
    public bool IsGiven { get; init; }

    /// <summary>Whether a supervisor has started this process.</summary>
    public bool IsSupervised { get; init; }

    /// <summary>By what processes know each other beside keys, if they speak TLS.</summary>
    public ProcessCertificates? Certificates { get; init; }

    /// <summary>Where relative paths in the environment begin.</summary>
    public string Folder { get; init; } = "";

    /// <summary>By which processes know each other: the first is sent, any is taken.</summary>
    public IReadOnlyList<string> Keys => Environment.Keys;

    /// <summary>Whether this process listens for others.</summary>
    public bool HasInternalListener => Url is not null;

    /// <summary>Whether this process listens for the world. A supervised one does not: its supervisor has the public address, and forwards.</summary>
    public bool ListensPublicly => Self.IsGateway && !(IsSupervised && HasInternalListener);

    /// <summary>One process that does all.</summary>
    public static Topology Single(GeneratedApplication application)
    {
        // Endpoints are of no interest: nothing names one.
        var outline = new AppOutline([.. application.Services.Select(service => new ServiceOutline(service.Name, []))]);
        var environment = EnvironmentReader.Single("local", outline);
        return new Topology { Environment = environment, Self = environment.Processes[0] };
    }

    /// <summary>Whether this process runs a service.</summary>
    public bool Hosts(string service) => Self.Services.Contains(service);

    /// <summary>The kind of process that runs a service.</summary>
    public ProcessDefinition ProcessOf(string service) =>
        Environment.Processes.First(process => process.Services.Contains(service));
}
