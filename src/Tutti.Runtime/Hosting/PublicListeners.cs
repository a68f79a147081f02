using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Tutti.Processes.Environments;

namespace Tutti.Hosting;

/// <summary>Where a gateway listens for the world.</summary>
internal static class PublicListeners
{
    private const string Unix = "unix:";

    /// <summary>
    /// <c>ASPNETCORE_URLS</c> says it; else the environment; else the ports of ASP.NET Core's configuration, which base images of containers set whatever is
    /// in them; else the default of the environment's type.
    /// </summary>
    public static IReadOnlyList<PublicListener> Of(IConfiguration configuration, Topology topology)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls)
        {
            return [.. Split(urls).Select(url => new PublicListener(url))];
        }
        if (topology.Self.Listen.Count > 0)
        {
            return topology.Self.Listen;
        }
        PublicListener[] ofPorts =
        [
            .. Split(configuration[WebHostDefaults.HttpPortsKey])
                .Select(port => new PublicListener($"http://*:{port}")),
            .. Split(configuration[WebHostDefaults.HttpsPortsKey])
                .Select(port => new PublicListener($"https://*:{port}")),
        ];
        var configured = configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        return ofPorts.Length > 0 || configured
            ? ofPorts
            : [new PublicListener(EnvironmentDefaults.ListenOf(topology.Environment.Type))];
    }

    /// <summary>The parts of an address.</summary>
    public static BindingAddress Parse(string url) =>
        BindingAddress.Parse(url.StartsWith(Unix, StringComparison.Ordinal) ? $"http://{url}" : url);

    private static string[] Split(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
