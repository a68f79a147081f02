namespace Tutti.DevHost.Run;

/// <summary>Spreads services over processes.</summary>
public static class ProcessAllocation
{
    /// <summary>The name of the one process that hosts everything.</summary>
    public const string SingleName = "app";

    /// <summary>The name of the process that only opens the public port.</summary>
    public const string GatewayName = "gateway";

    /// <summary>Spreads services over processes.</summary>
    /// <param name="grouping">How.</param>
    /// <param name="services">The names of the app's services.</param>
    /// <param name="sockets">Where the processes reach each other.</param>
    /// <returns>The processes; the gateway comes first.</returns>
    public static IReadOnlyList<ProcessPlan> Allocate(
        ProcessGrouping grouping,
        IReadOnlyList<string> services,
        SocketFolder sockets
    )
    {
        if (grouping == ProcessGrouping.Single)
        {
            return
            [
                new ProcessPlan
                {
                    Name = SingleName,
                    IsGateway = true,
                    Services = services,
                },
            ];
        }
        var gateway = GatewayName;
        while (services.Contains(gateway, StringComparer.Ordinal))
        {
            gateway = $"public-{gateway}";
        }
        return
        [
            new ProcessPlan
            {
                Name = gateway,
                IsGateway = true,
                InternalUrl = sockets.UrlFor(gateway),
            },
            .. services.Select(service => new ProcessPlan
            {
                Name = service,
                Services = [service],
                InternalUrl = sockets.UrlFor(service),
            }),
        ];
    }
}
