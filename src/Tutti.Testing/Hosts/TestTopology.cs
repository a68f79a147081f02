using Tutti.CompilerServices;
using Tutti.Hosting;
using Tutti.Processes;
using Tutti.Processes.Environments;

namespace Tutti.Testing.Hosts;

/// <summary>How the services of a test's app are put into hosts, as an environment says of processes.</summary>
internal static class TestTopology
{
    private const string AnyPort = "http://127.0.0.1:0";

    // What is in flight when a test has ended is of no interest to it.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    /// <summary>One topology for each host, that of the gateway first.</summary>
    /// <param name="application">The app.</param>
    /// <param name="grouping">How it is divided.</param>
    /// <param name="folder">Where sockets may be.</param>
    /// <param name="sql">Where the databases are.</param>
    public static IReadOnlyList<Topology> Of(
        GeneratedApplication application,
        TestGrouping grouping,
        string folder,
        SqlSettings? sql
    )
    {
        string[] services = [.. application.Services.Select(service => service.Name).Order(StringComparer.Ordinal)];
        ProcessDefinition[] processes = grouping is TestGrouping.Apart ? Apart(services, folder) : [Together(services)];
        var environment = new AppEnvironment
        {
            Name = "test",
            Type = EnvironmentType.Test,
            Keys = [$"{Guid.NewGuid():N}"],
            Processes = processes,
            Sql = sql,
            Shutdown = new ShutdownSettings { Timeout = ShutdownTimeout },
        };
        return
        [
            .. processes.Select(process => new Topology
            {
                Environment = environment,
                Self = process,
                Url = process.Urls.Count > 0 ? process.Urls[0] : null,
                IsGiven = true,
            }),
        ];
    }

    private static ProcessDefinition Together(IReadOnlyList<string> services) =>
        new()
        {
            Name = EnvironmentDefaults.SingleName,
            Services = services,
            IsGateway = true,
            Listen = [new PublicListener(AnyPort)],
        };

    private static ProcessDefinition[] Apart(IReadOnlyList<string> services, string folder) =>
        [
            new()
            {
                Name = EnvironmentDefaults.GatewayBeside(services),
                IsGateway = true,
                Listen = [new PublicListener(AnyPort)],
                Urls = [Socket(folder, 0)],
            },
            .. services.Select(
                (service, index) =>
                    new ProcessDefinition
                    {
                        Name = service,
                        Services = [service],
                        Urls = [Socket(folder, index + 1)],
                    }
            ),
        ];

    // Numbers: the path of a socket must be short, and names of services need not be.
    private static InternalUrl Socket(string folder, int number) =>
        InternalUrl.Parse($"unix:{Path.Combine(folder, $"{number}")}");
}
