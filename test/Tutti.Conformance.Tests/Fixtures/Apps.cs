using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Conformance.Tests.App.Values;
using Tutti.Conformance.Tests.Fixtures;
using Tutti.Hosting;
using Tutti.Testing;

[assembly: AssemblyFixture(typeof(Apps))]

namespace Tutti.Conformance.Tests.Fixtures;

/// <summary>The same app once for each <see cref="Way"/>, shared by the tests that leave it as it was.</summary>
public sealed class Apps : IAsyncLifetime
{
    private readonly ConcurrentDictionary<Way, Lazy<Task<TestApp>>> _apps = [];

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps.Values)
        {
            await (await app.Value).DisposeAsync();
        }
    }

    /// <summary>The app, started when it is asked for first.</summary>
    public Task<TestApp> Of(Way way) => _apps.GetOrAdd(way, _ => new(() => StartAsync(way))).Value;

    /// <summary>An app of the test's own.</summary>
    public static Task<TestApp> StartAsync(Way way, Action<string>? log = null) =>
        TestApp.StartAsync<ValuesService>(test =>
        {
            test.Grouping = way switch
            {
                Way.Together => TestGrouping.Together,
                Way.Serialised => TestGrouping.Serialised,
                _ => TestGrouping.Apart,
            };
            test.Log = log;
            if (way is Way.ApartInVersions)
            {
                test.ConfigureHost(host => Overrides(host.Services).OtherContracts = 1);
            }
        });

    private static AppOverrides Overrides(IServiceCollection services) =>
        (AppOverrides)services.Single(service => service.ServiceType == typeof(AppOverrides)).ImplementationInstance!;
}
