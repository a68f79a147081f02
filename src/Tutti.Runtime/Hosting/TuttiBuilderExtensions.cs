using System.Reflection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tutti;
using Tutti.CompilerServices;
using Tutti.Errors;
using Tutti.Hosting;
using Tutti.ServiceCalls;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds a Tutti app to an ASP.NET Core host.</summary>
public static class TuttiBuilderExtensions
{
    /// <summary>Adds the services of this program's assembly. <see cref="TuttiApplicationExtensions.MapTutti"/> then maps their endpoints.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">Sets options that are not in the section <c>Tutti</c> of the configuration.</param>
    /// <returns>The builder.</returns>
    /// <example>
    /// <code>
    /// var builder = WebApplication.CreateBuilder(args);
    /// builder.AddTutti();
    /// var app = builder.Build();
    /// app.MapTutti();
    /// app.Run();
    /// </code>
    /// </example>
    public static WebApplicationBuilder AddTutti(
        this WebApplicationBuilder builder,
        Action<TuttiOptions>? configure = null
    ) => builder.AddTutti(EntryAssembly(), configure);

    /// <summary>Adds the services of an assembly.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="app">The assembly that has the services.</param>
    /// <param name="configure">Sets options that are not in the section <c>Tutti</c> of the configuration.</param>
    /// <returns>The builder.</returns>
    public static WebApplicationBuilder AddTutti(
        this WebApplicationBuilder builder,
        Assembly app,
        Action<TuttiOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(app);
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(AppRuntime)))
        {
            throw new InvalidOperationException("AddTutti was called twice; a host has one app.");
        }
        var application = ApplicationOf(app);
        var topology = TopologyReader.Read(builder.Configuration, application);
        AddOptions(services, builder.Configuration, configure);
        services.AddSingleton(host => new AppRuntime(application, topology, host));
        services.AddSingleton<Readiness>();
        services.AddHostedService<HostedServices>();
        services.AddHttpClient();
        services.AddTransient<IStartupFilter, ProblemStartupFilter>();
        if (topology.IsSplit)
        {
            services.AddTransient<IStartupFilter, InternalListenerFilter>();
            Listeners.Configure(builder, topology);
        }
        if (application.Services.Any(s => s.Endpoints.Any(e => CallAuthorization.IsRequired(e.Info))))
        {
            services.AddAuthorization();
        }
        if (SupervisedLifetime.IsSupervised(builder.Configuration))
        {
            services.Replace(ServiceDescriptor.Singleton<IHostLifetime, SupervisedLifetime>());
        }
        return builder;
    }

    private static void AddOptions(
        IServiceCollection services,
        IConfiguration configuration,
        Action<TuttiOptions>? configure
    )
    {
        var options = services.AddOptions<TuttiOptions>().Bind(configuration.GetSection("Tutti"));
        if (configure is not null)
        {
            options.Configure(configure);
        }
        services.AddSingleton<IValidateOptions<TuttiOptions>, TuttiOptionsValidator>();
        services
            .AddOptions<HostOptions>()
            .Configure<IOptions<TuttiOptions>>((host, tutti) => host.ShutdownTimeout = tutti.Value.ShutdownTimeout);
    }

    private static Assembly EntryAssembly() =>
        Assembly.GetEntryAssembly()
        ?? throw new InvalidOperationException(
            "This process has no entry assembly; pass the one that has the services."
        );

    private static GeneratedApplication ApplicationOf(Assembly assembly)
    {
        var attribute =
            assembly.GetCustomAttribute<GeneratedApplicationAttribute>()
            ?? throw new InvalidOperationException(
                $"The assembly {assembly.GetName().Name} has no services that were generated at build time. "
                    + "Mark a class with [Service(\"name\")], and reference the package Tutti in the same project."
            );
        return (GeneratedApplication)Activator.CreateInstance(attribute.Type, nonPublic: true)!;
    }
}
