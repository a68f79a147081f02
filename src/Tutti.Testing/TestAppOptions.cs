using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Tutti.Testing.Replacements;

namespace Tutti.Testing;

/// <summary>How an app is started in a test.</summary>
public sealed class TestAppOptions
{
    private readonly List<Replacement> _replacements = [];
    private readonly List<Action<WebApplicationBuilder>> _hosts = [];

    internal TestAppOptions(Assembly app) => App = app;

    internal Assembly App { get; }

    internal IReadOnlyList<Replacement> Replacements => _replacements;

    internal IReadOnlyList<Action<WebApplicationBuilder>> Hosts => _hosts;

    /// <summary>How the services are put together. Default: in one process.</summary>
    public TestGrouping Grouping { get; set; }

    /// <summary>Configuration that the app sees above its own, such as <c>["Slack:Url"]</c>.</summary>
    public IDictionary<string, string?> Settings { get; } =
        new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The app's clock, which its deadlines go by, too. Default: that of the machine.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Is given each line that the app logs; for xunit, <c>TestContext.Current.TestOutputHelper!.WriteLine</c>. Default: nobody is.</summary>
    public Action<string>? Log { get; set; }

    /// <summary>
    /// Gives every service that has a dependency of this type, or a client of this interface, a fake instead; the code of an app's own <c>Program.cs</c>, too, if that has registered it
    /// before it calls <c>AddTutti</c>.
    /// </summary>
    /// <typeparam name="T">The type by which it is injected.</typeparam>
    /// <param name="fake">The fake; the app does not dispose of it.</param>
    /// <returns>These options.</returns>
    /// <example>
    /// <code>
    /// await using var app = await TestApp.StartAsync&lt;OrdersService&gt;(test =&gt; test.Replace&lt;IPaymentClient&gt;(new GenerousPayments()));
    /// </code>
    /// </example>
    public TestAppOptions Replace<T>(T fake)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(fake);
        _replacements.Add(new Replacement(typeof(T), fake));
        return this;
    }

    /// <summary>Changes the host: what services take by <see cref="ServiceSetup.AddFromHost{TDependency}"/>, say.</summary>
    /// <param name="configure">Is called for each process that the app is divided into; where the app has a <c>Program.cs</c> of its own, when that calls <c>AddTutti</c>.</param>
    /// <returns>These options.</returns>
    public TestAppOptions ConfigureHost(Action<WebApplicationBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _hosts.Add(configure);
        return this;
    }
}
