using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Gateway;

namespace Tutti.Testing.Hosts;

/// <summary>The host of an app that has no <c>Program.cs</c>, made as the generated one makes it.</summary>
internal sealed class GeneratedHost : TestHost
{
    private readonly WebApplication _host;

    public GeneratedHost(HostSetup setup)
        : base(setup.Topology)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                ApplicationName = setup.ApplicationName,
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = setup.EnvironmentName,
            }
        );
        builder.Services.AddSingleton<GeneratedMain>();
        setup.Apply(builder);
        TuttiBuilderExtensions.Add(builder, setup.Application, setup.Topology, configure: null);
        _host = builder.Build();
        _host.MapTutti();
    }

    protected override IServiceProvider Provider => _host.Services;

    public override Task StartAsync() => _host.StartAsync();

    public override async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
    }
}
