using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Gateway;
using Tutti.Processes.Environments;
using Tutti.Runtime.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(GatewayHosts))]

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>Hosts as a generated Main makes them, for the tests that leave them as they were.</summary>
public sealed class GatewayHosts : IAsyncLifetime
{
    private TestHost? _together;
    private TestHost? _apart;

    public async ValueTask InitializeAsync()
    {
        _together = await StartAsync(Grouping.Together);
        _apart = await StartAsync(Grouping.Apart);
    }

    public async ValueTask DisposeAsync()
    {
        await (_together?.DisposeAsync() ?? default);
        await (_apart?.DisposeAsync() ?? default);
    }

    internal TestHost Of(Grouping grouping) => grouping is Grouping.Together ? _together! : _apart!;

    /// <summary>Starts one of its own for a test.</summary>
    internal static Task<TestHost> StartAsync(
        Grouping grouping,
        AppEnvironment? environment = null,
        Action<WebApplicationBuilder>? configure = null
    ) =>
        TestHost.StartAsync(
            grouping,
            builder =>
            {
                builder.Services.AddSingleton<GeneratedMain>();
                if (grouping is Grouping.Together)
                {
                    builder.Configuration["TUTTI_ENV_JSON"] = """{ "type": "production" }""";
                }
                if (environment is not null)
                {
                    builder.Services.AddSingleton(environment);
                }
                configure?.Invoke(builder);
            }
        );

    /// <summary>An environment that says nothing but what is set.</summary>
    internal static AppEnvironment Environment => new() { Name = "tests", Processes = [] };
}
