using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>Holds processes against the app: each service has to be in exactly one.</summary>
internal sealed class Grouping(ValueReader values, AppOutline app)
{
    private const string Rest = "*";

    private readonly Dictionary<string, ProcessDraft> _hosts = new(StringComparer.Ordinal);
    private ProcessDraft? _rest;

    /// <summary>Gives the services of each process, and says what does not fit.</summary>
    /// <param name="processes">The processes, in the order of the file.</param>
    /// <param name="place">Where they stand.</param>
    public IReadOnlyDictionary<ProcessDraft, IReadOnlyList<string>> Check(
        IReadOnlyList<ProcessDraft> processes,
        Place place
    )
    {
        foreach (var process in processes)
        {
            foreach (var service in process.Services)
            {
                Host(process, service);
            }
        }
        // What is not known yet may be right, but not where the processes are to be started now.
        var isLenient = values.Use == EnvironmentUse.Check || !values.Problems.IsEmpty;
        if (_rest is null && !(isLenient && processes.Any(process => process.HasUnreadServices)))
        {
            SayUnhosted(place);
        }
        var grouped = processes.ToDictionary(process => process, ServicesOf);
        foreach (var process in processes.Where(process => process is { IsGateway: false, HasUnreadServices: false }))
        {
            // A name that does not exist has been said already.
            var isRest = process.Services.Count > 0 && process.Services.All(service => service.Text == Rest);
            if (grouped[process].Count == 0 && (process.Services.Count == 0 || (isRest && process == _rest)))
            {
                SayIdle(process);
            }
        }
        if (processes.All(process => process.IsGateway == false || (process.IsGateway is null && !isLenient)))
        {
            values.Problems.Add(
                EnvironmentCodes.GatewayMissing,
                place,
                "No process is a gateway, so nothing takes requests from outside.",
                "Write \"gateway\": true in one of the processes."
            );
        }
        return grouped;
    }

    private void Host(ProcessDraft process, PlacedValue value)
    {
        var (service, at) = (value.Text, value.Place);
        if (service == Rest)
        {
            if (_rest is not null)
            {
                Say(
                    EnvironmentCodes.RestTwice,
                    at,
                    "\"*\" is there twice; all services that no process names can be in one only.",
                    "Remove one."
                );
            }
            _rest ??= process;
        }
        else if (app.Services.All(known => known.Name != service))
        {
            var names = app.Services.Select(known => known.Name).ToList();
            Say(
                EnvironmentCodes.ServiceUnknown,
                at,
                value.Variable is { } variable
                    ? $"The app has no service of the name that the environment variable {ShownText.Of(variable)} holds."
                    : $"The app has no service {ValueText.Of(value)}.",
                Suggestions.For(service, names, "Remove it: the app has no services.")
            );
        }
        else if (!_hosts.TryAdd(service, process))
        {
            var first = _hosts[service];
            Say(
                EnvironmentCodes.ServiceTwice,
                at,
                first == process
                    ? $"The service {service} is named twice."
                    : $"The service {service} is in the process {ShownText.Of(first.Name)} already; a service is in one only.",
                "Remove one."
            );
        }
    }

    private void SayUnhosted(Place place)
    {
        foreach (var service in app.Services.Where(service => !_hosts.ContainsKey(service.Name)))
        {
            Say(
                EnvironmentCodes.ServiceUnhosted,
                place,
                $"No process hosts the service {service.Name}.",
                $"Add \"{service.Name}\" to the services of a process, or \"*\", which is all that no process names."
            );
        }
    }

    private void SayIdle(ProcessDraft process)
    {
        var hasRest = process.Services.Count > 0;
        Say(
            EnvironmentCodes.ProcessIdle,
            process.Place,
            hasRest
                ? $"The process {ShownText.Of(process.Name)} hosts nothing, for other processes name all services."
                : $"The process {ShownText.Of(process.Name)} hosts no service and is no gateway.",
            "Give it \"services\" or \"gateway\": true, or remove it."
        );
    }

    private IReadOnlyList<string> ServicesOf(ProcessDraft process) =>
        [
            .. app
                .Services.Select(service => service.Name)
                .Where(service => (_hosts.GetValueOrDefault(service) ?? _rest) == process)
                .Order(StringComparer.Ordinal),
        ];

    private void Say(string code, Place place, string message, string remedy) =>
        values.Problems.Add(code, place, message, remedy);
}
