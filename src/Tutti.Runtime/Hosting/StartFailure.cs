using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tutti.Hosting;

/// <summary>
/// Keeps the host from logging, with a stack trace of its own, why the app has not started, where that is said to the user anyway: once, and in sentences.
/// </summary>
internal sealed class StartFailure
{
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <summary>Whether the start has failed for a reason that is said elsewhere.</summary>
    public bool IsSaidElsewhere { get; set; }

    /// <summary>Adds it to a host whose failures are said by whoever runs it.</summary>
    public static void AddTo(IServiceCollection services)
    {
        var failure = new StartFailure();
        services.AddSingleton(failure);
        services.PostConfigure<LoggerFilterOptions>(failure.AddTo);
    }

    // What is configured of the host's category, in whichever rule, stays so. Of equal rules the last holds: the longer the name, the later it comes.
    private void AddTo(LoggerFilterOptions options)
    {
        var rules = options.Rules.Where(IsOfHost).OrderBy(rule => rule.CategoryName?.Length ?? 0).ToList();
        options.Rules.Add(Rule(null, options.MinLevel, null));
        foreach (var rule in rules)
        {
            options.Rules.Add(Rule(rule.ProviderName, rule.LogLevel, rule.Filter));
        }
    }

    private LoggerFilterRule Rule(string? provider, LogLevel? level, Func<string?, string?, LogLevel, bool>? filter) =>
        new(
            provider,
            HostCategory,
            level,
            (name, category, wanted) => !IsSaidElsewhere && (filter?.Invoke(name, category, wanted) ?? true)
        );

    private static bool IsOfHost(LoggerFilterRule rule) =>
        rule.CategoryName is not { } category
        || HostCategory.StartsWith(category.Split('*')[0], StringComparison.OrdinalIgnoreCase);
}
