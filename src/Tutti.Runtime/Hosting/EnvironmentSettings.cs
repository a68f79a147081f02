using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;
using Tutti.Processes.Environments;

namespace Tutti.Hosting;

/// <summary>What an environment says, where the rest of a program looks for it.</summary>
internal static class EnvironmentSettings
{
    /// <summary>Adds settings to the configuration: above files, below environment variables and the command line.</summary>
    public static void AddTo(IConfigurationBuilder configuration, AppEnvironment environment)
    {
        var settings = Of(environment).ToList();
        if (settings.Count == 0)
        {
            return;
        }
        var sources = configuration.Sources;
        var last = LastOf(sources, source => source is EnvironmentVariablesConfigurationSource { Prefix: null or "" });
        if (last < 0)
        {
            last = LastOf(sources, source => source is CommandLineConfigurationSource);
        }
        sources.Insert(last < 0 ? sources.Count : last, new MemoryConfigurationSource { InitialData = settings });
    }

    private static IEnumerable<KeyValuePair<string, string?>> Of(AppEnvironment environment)
    {
        if (environment.Deadlines.Default is { } timeout)
        {
            yield return new("Tutti:Timeout", TextOf(timeout));
        }
        if (environment.Limits.Body is { } body)
        {
            yield return new("Tutti:BodyLimit", body.ToString(CultureInfo.InvariantCulture));
        }
        if (environment.Shutdown.Delay is { } delay)
        {
            yield return new("Tutti:ShutdownDelay", TextOf(delay));
        }
        if (environment.Shutdown.Timeout is { } shutdown)
        {
            yield return new("Tutti:ShutdownTimeout", TextOf(shutdown));
        }
        foreach (var (category, level) in environment.LogLevels)
        {
            yield return new($"Logging:LogLevel:{category}", level);
        }
    }

    private static string TextOf(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);

    private static int LastOf(IList<IConfigurationSource> sources, Predicate<IConfigurationSource> condition)
    {
        for (var i = sources.Count - 1; i >= 0; i--)
        {
            if (condition(sources[i]))
            {
                return i;
            }
        }
        return -1;
    }
}
