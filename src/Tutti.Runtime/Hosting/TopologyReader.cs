using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Tutti.CompilerServices;
using Tutti.Processes;

namespace Tutti.Hosting;

/// <summary>Reads the topology from the configuration, which has the environment variables, and holds it against the app.</summary>
internal sealed class TopologyReader(GeneratedApplication application)
{
    public const string ProcessVariable = "TUTTI_PROCESS";
    public const string EnvironmentVariable = "TUTTI_ENV_JSON";

    private const string Rest = "*";

    private readonly List<string> _problems = [];

    /// <exception cref="StartupException">It does not fit; all that is wrong is said.</exception>
    public static Topology Read(IConfiguration configuration, GeneratedApplication application)
    {
        var name = configuration[ProcessVariable];
        var json = configuration[EnvironmentVariable];
        if (string.IsNullOrEmpty(name) && string.IsNullOrEmpty(json))
        {
            return Topology.Single(application);
        }
        if (string.IsNullOrEmpty(name) || string.IsNullOrEmpty(json))
        {
            var (set, missing) = string.IsNullOrEmpty(name)
                ? (EnvironmentVariable, ProcessVariable)
                : (ProcessVariable, EnvironmentVariable);
            throw new StartupException([
                $"{set} is set, but {missing} is not. Set both, or neither for a single process.",
            ]);
        }
        return new TopologyReader(application).Read(name, Parse(json));
    }

    private static EnvironmentDocument Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, TopologyJson.Default.EnvironmentDocument)
                ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new StartupException([$"{EnvironmentVariable} cannot be read: {exception.Message}"]);
        }
    }

    private Topology Read(string name, EnvironmentDocument document)
    {
        var named = document
            .Processes.SelectMany(process => process.Value.Services)
            .Where(service => service != Rest)
            .ToHashSet(StringComparer.Ordinal);
        var processes = document.Processes.Select(process => ReadProcess(process.Key, process.Value, named)).ToList();
        CheckServices(processes, named);
        CheckProcesses(document, processes);
        var self = processes.Find(process => process.Name == name);
        if (self is null)
        {
            _problems.Add(
                $"{ProcessVariable} is '{name}', but {EnvironmentVariable} has only: {string.Join(", ", document.Processes.Keys)}."
            );
        }
        if (_problems.Count > 0 || self is null)
        {
            throw new StartupException(_problems);
        }
        return new Topology
        {
            Self = self,
            Processes = processes,
            Keys = document.Keys,
            IsSplit = true,
        };
    }

    private AppProcess ReadProcess(string name, ProcessDocument document, HashSet<string> named)
    {
        if (!InternalUrl.TryParse(document.Url, out var url))
        {
            _problems.Add(
                $"The process '{name}' has the url '{document.Url}'; write unix:/path/to.sock or http://host:port."
            );
        }
        var rest = application.Services.Select(service => service.Name).Where(service => !named.Contains(service));
        return new AppProcess
        {
            Name = name,
            IsGateway = document.Gateway,
            Url = url,
            Services = [.. document.Services.SelectMany(service => service == Rest ? rest : [service]).Distinct()],
        };
    }

    private void CheckServices(List<AppProcess> processes, HashSet<string> named)
    {
        var known = application.Services.Select(service => service.Name).ToList();
        foreach (var unknown in named.Where(service => !known.Contains(service)))
        {
            _problems.Add($"The environment names the service '{unknown}', which the app does not have.");
        }
        foreach (var service in known)
        {
            var hosts = processes.Where(process => process.Services.Contains(service)).ToList();
            if (hosts.Count == 0)
            {
                _problems.Add(
                    $"No process runs the service '{service}'. Add it to one, or give one the services [\"*\"]."
                );
            }
            else if (hosts.Count > 1)
            {
                var names = string.Join(", ", hosts.Select(process => process.Name));
                _problems.Add($"The service '{service}' runs in several processes ({names}); keep one of them.");
            }
        }
    }

    private void CheckProcesses(EnvironmentDocument document, List<AppProcess> processes)
    {
        if (!processes.Exists(process => process.IsGateway))
        {
            _problems.Add("No process has \"gateway\": true, so nothing can be reached from outside.");
        }
        if (!document.Keys.Any(key => key.Length > 0))
        {
            _problems.Add("The environment has no keys; without one, anybody could call the processes of the app.");
        }
    }
}
