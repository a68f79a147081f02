using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tutti.CompilerServices;
using Tutti.Hosting;
using Tutti.Processes.Environments;
using Tutti.Testing.Callers;

namespace Tutti.Testing.Hosts;

/// <summary>What is different in a test's host.</summary>
internal sealed record HostSetup(
    TestAppOptions Options,
    GeneratedApplication Application,
    Topology Topology,
    TestUsers Users
)
{
    public string ApplicationName => Options.App.GetName().Name!;

    public string EnvironmentName => EnvironmentDefaults.HostEnvironmentOf(Topology.Environment.Type);

    /// <summary>Changes a host that is being built.</summary>
    public void Apply(WebApplicationBuilder builder)
    {
        foreach (var database in Topology.Environment.Sql?.Databases.Keys ?? [])
        {
            // Set on this machine, it would lead tests to a database that is not theirs.
            builder.Configuration[$"ConnectionStrings:{database}"] = "";
        }
        builder.Configuration.AddInMemoryCollection(Options.Settings);
        // Set on this machine, it would send all tests to one port.
        builder.Configuration[WebHostDefaults.ServerUrlsKey] = "";
        builder.Logging.ClearProviders();
        if (Options.Log is { } log)
        {
            builder.Logging.AddProvider(new LineLoggerProvider(log));
        }
        builder.Services.AddSingleton(Options.Time);
        builder.Services.AddSingleton(
            new AppOverrides
            {
                CopiesCalls = Options.Grouping is TestGrouping.Serialised,
                Register = (_, services) => Replace(services),
            }
        );
        foreach (var configure in Options.Hosts)
        {
            configure(builder);
        }
        TestAuthentication.AddTo(builder.Services, Application, Users);
        // The signals are the test runner's.
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
    }

    /// <summary>Puts the test's fakes in place of what is registered.</summary>
    public void Replace(IServiceCollection services)
    {
        foreach (var replacement in Options.Replacements)
        {
            replacement.Apply(services);
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
