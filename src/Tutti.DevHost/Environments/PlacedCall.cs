using Tutti.Model;
using Tutti.Processes.Environments;

namespace Tutti.DevHost.Environments;

/// <summary>That a service calls an endpoint of another, and where both are.</summary>
/// <param name="From">The calling service.</param>
/// <param name="To">The called one.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="FromProcess">The process of the caller.</param>
/// <param name="ToProcess">The process of the callee.</param>
internal sealed record PlacedCall(string From, string To, string Endpoint, string FromProcess, string ToProcess)
{
    // Where only a variable that is not set here would tell.
    private const string Unknown = "?";

    /// <summary>Whether it goes from one process to another.</summary>
    public bool IsRemote => FromProcess != ToProcess;

    /// <summary>The calls of an app in an environment, ordered as in the model.</summary>
    public static IReadOnlyList<PlacedCall> In(AppEnvironment environment, ApplicationModel model)
    {
        var hosts = HostsOf(environment);
        // Code outside of services, such as a controller, runs where requests from outside arrive.
        var gateway = environment.Processes.FirstOrDefault(process => process.IsGateway)?.Name ?? Unknown;
        return
        [
            .. model.Calls.Select(call => new PlacedCall(
                call.From,
                call.To,
                call.Endpoint,
                HostOf(call.From),
                HostOf(call.To)
            )),
        ];

        string HostOf(string service) =>
            hosts.GetValueOrDefault(service)
            ?? (model.Services.Any(known => known.Name == service) ? Unknown : gateway);
    }

    /// <summary>The process of each service.</summary>
    public static IReadOnlyDictionary<string, string> HostsOf(AppEnvironment environment) =>
        environment
            .Processes.SelectMany(process => process.Services.Select(service => (service, process.Name)))
            .ToDictionary(host => host.service, host => host.Name, StringComparer.Ordinal);
}
