using Tutti.Processes.Environments;

namespace Tutti.DevHost.Run;

/// <summary>Spreads services over processes where no file says how.</summary>
internal static class ProcessAllocation
{
    /// <summary>The name of the one process that hosts everything.</summary>
    public const string SingleName = "app";

    /// <summary>The name of the process that only takes requests from outside.</summary>
    public const string GatewayName = "gateway";

    /// <summary>Spreads services over processes.</summary>
    /// <param name="grouping">How.</param>
    /// <param name="services">The names of the app's services.</param>
    /// <returns>The environment; the gateway comes first.</returns>
    public static AppEnvironment Allocate(ProcessGrouping grouping, IReadOnlyList<string> services) =>
        new()
        {
            Name = "local",
            Type = EnvironmentType.Local,
            Processes = grouping == ProcessGrouping.Single ? Single(services) : PerService(services),
        };

    private static IReadOnlyList<ProcessDefinition> Single(IReadOnlyList<string> services) =>
        [
            new()
            {
                Name = SingleName,
                IsGateway = true,
                Services = services,
            },
        ];

    private static IReadOnlyList<ProcessDefinition> PerService(IReadOnlyList<string> services)
    {
        var gateway = GatewayName;
        while (services.Contains(gateway, StringComparer.Ordinal))
        {
            gateway = $"public-{gateway}";
        }
        return
        [
            new() { Name = gateway, IsGateway = true },
            .. services.Select(service => new ProcessDefinition { Name = service, Services = [service] }),
        ];
    }
}
