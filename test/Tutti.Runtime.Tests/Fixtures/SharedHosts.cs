using Tutti.Runtime.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(SharedHosts))]

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>Hosts for the tests that leave them as they were.</summary>
public sealed class SharedHosts : IAsyncLifetime
{
    private TestHost? _together;
    private TestHost? _apart;
    private TestHost? _forwarded;

    public async ValueTask InitializeAsync()
    {
        _together = await TestHost.StartAsync(Grouping.Together);
        _apart = await TestHost.StartAsync(Grouping.Apart);
        _forwarded = await TestHost.StartAsync(Grouping.Forwarded);
    }

    public async ValueTask DisposeAsync()
    {
        await (_together?.DisposeAsync() ?? default);
        await (_apart?.DisposeAsync() ?? default);
        await (_forwarded?.DisposeAsync() ?? default);
    }

    internal TestHost Of(Grouping grouping) =>
        grouping switch
        {
            Grouping.Together => _together!,
            Grouping.Apart => _apart!,
            _ => _forwarded!,
        };
}
