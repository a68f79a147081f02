using Microsoft.Extensions.Logging;
using Tutti.Log;

namespace Tutti.Hosting;

/// <summary>Says at the start of a process what it hosts, and where the rest is.</summary>
internal static class StartupNotice
{
    public static void Write(AppRuntime app)
    {
        var topology = app.Topology;
        var logger = app.LoggerFactory.CreateLogger("Tutti.Hosting");
        // A supervisor shows it for all of its processes at once.
        if (topology.IsSupervised || !logger.IsEnabled(LogLevel.Information))
        {
            return;
        }
        var self = topology.Self;
        var services = self.Services.Count == 0 ? "no services" : string.Join(", ", self.Services);
        if (!topology.IsGiven)
        {
            logger.HostsAll(services);
            return;
        }
        var gateway = self.IsGateway ? ", and takes requests from outside" : "";
        var others = string.Concat(
            from process in topology.Environment.Processes
            where process.Name != self.Name
            let places = string.Join(", ", process.Urls.Select(url => url.Text))
            let what = process.Services.Count == 0 ? "gateway" : string.Join(", ", process.Services)
            select $"; {process.Name} at {places}: {what}"
        );
        logger.Hosts(self.Name, topology.Environment.Name, services, gateway, others);
    }
}
