using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tutti.CompilerServices;
using Tutti.Gateway;
using Tutti.Hosting;
using Tutti.Processes.Environments;
using Tutti.Testing.Callers;

namespace Tutti.Testing.Hosts;

/// <summary>One of the hosts that the app is divided into: what would be a process elsewhere.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly Topology _topology;

    private TestHost(WebApplication host, Topology topology)
    {
        _host = host;
        _topology = topology;
        App = host.Services.GetRequiredService<AppRuntime>();
    }

    public AppRuntime App { get; }

    /// <summary>Where it takes requests from outside.</summary>
    public Uri Address =>
        new(
            _host
                .Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.First(address => !Listeners.IsInternal(address, _topology))
        );

    /// <summary>Prepares it; it does not listen yet.</summary>
    public static TestHost Create(
        TestAppOptions options,
        GeneratedApplication application,
        Topology topology,
        TestUsers users
    )
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                ApplicationName = options.App.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = EnvironmentDefaults.HostEnvironmentOf(topology.Environment.Type),
            }
        );
        foreach (var database in topology.Environment.Sql?.Databases.Keys ?? [])
        {
            // Set on this machine, it would lead tests to a database that is not theirs.
            builder.Configuration[$"ConnectionStrings:{database}"] = "";
        }
        builder.Configuration.AddInMemoryCollection(options.Settings);
        // Set on this machine, it would send all tests to one port.
        builder.Configuration[WebHostDefaults.ServerUrlsKey] = "";
        builder.Logging.ClearProviders();
        if (options.Log is { } log)
        {
            builder.Logging.AddProvider(new LineLoggerProvider(log));
        }
        builder.Services.AddSingleton<GeneratedMain>();
        builder.Services.AddSingleton(options.Time);
        builder.Services.AddSingleton(
            new AppOverrides
            {
                CopiesCalls = options.Grouping is TestGrouping.Serialised,
                Register = (_, services) =>
                {
                    foreach (var replacement in options.Replacements)
                    {
                        replacement.Apply(services);
                    }
                },
            }
        );
        foreach (var configure in options.Hosts)
        {
            configure(builder);
        }
        TestAuthentication.AddTo(builder.Services, application, users);
        TuttiBuilderExtensions.Add(builder, application, topology, configure: null);
        // The signals are the test runner's.
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
        var host = builder.Build();
        host.MapTutti();
        return new TestHost(host, topology);
    }

    public Task StartAsync() => _host.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
