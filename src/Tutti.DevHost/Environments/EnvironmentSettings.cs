using System.Globalization;
using Tutti.Processes.Environments;
using Tutti.Processes.Environments.Reading;

namespace Tutti.DevHost.Environments;

/// <summary>What an environment says, as names and texts. Keys and passwords are not among them.</summary>
internal static class EnvironmentSettings
{
    /// <summary>All that is set, ordered as in a file.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(AppEnvironment environment)
    {
        var settings = new List<KeyValuePair<string, string>>();
        Add("type", SettingsReader.NameOf(environment.Type));
        foreach (var process in environment.Processes)
        {
            var name = $"processes.{process.Name}";
            Add($"{name}.gateway", process.IsGateway ? "true" : null);
            Add($"{name}.replicas", Text(process.Replicas));
            Add($"{name}.url", List(process.Urls.Select(url => url.Text)));
            Add($"{name}.listen", process.IsGateway ? List(ListenersOf(environment, process)) : null);
        }
        Add("certificate.path", environment.Certificate?.Path);
        Add("certificate.keyPath", environment.Certificate?.KeyPath);
        Add("certificate.authority", environment.Certificate?.AuthorityPath);
        Add("deadlines.default", Text(environment.Deadlines.Default));
        foreach (var (name, deadline) in environment.Deadlines.Of.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            Add($"deadlines.{name}", Text(deadline));
        }
        Add("shutdown.delay", Text(environment.Shutdown.Delay));
        Add("shutdown.timeout", Text(environment.Shutdown.Timeout));
        Add("limits.body", Text(environment.Limits.Body));
        Add("limits.headers", Text(environment.Limits.Headers));
        Add("limits.connections", Text(environment.Limits.Connections));
        if (environment.Cors is { } cors)
        {
            Add("cors.origins", cors.Origins is null ? "*" : List(cors.Origins) ?? "none");
            Add("cors.originsWithCredentials", List(cors.OriginsWithCredentials));
            Add("cors.headers", List(cors.Headers));
            Add("cors.exposedHeaders", List(cors.ExposedHeaders));
            Add("cors.maxAge", Text(cors.MaxAge));
        }
        Add("trustedProxies", List(environment.TrustedProxies.Select(network => network.ToString())));
        foreach (var (category, level) in environment.LogLevels.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            Add($"logLevel.{category}", level);
        }
        return settings;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                settings.Add(new(name, value));
            }
        }
    }

    /// <summary>Where a gateway takes requests from outside.</summary>
    public static IReadOnlyList<string> ListenersOf(AppEnvironment environment, ProcessDefinition gateway) =>
        gateway.Listen.Count == 0
            ? [EnvironmentDefaults.ListenOf(environment.Type)]
            : [.. gateway.Listen.Select(listener => listener.Url)];

    private static string? List(IEnumerable<string> texts) =>
        string.Join(", ", texts) is { Length: > 0 } list ? list : null;

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(TimeSpan? duration) =>
        duration == Timeout.InfiniteTimeSpan ? "-1"
        : duration is { } given ? EnvironmentDurations.Format(given)
        : null;
}
