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
using Tutti.Gateway;
using Tutti.Hosting;
using Tutti.Processes;
using Tutti.Processes.Environments;
using Tutti.ServiceCalls;
using Tutti.ServiceCalls.Remote;

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
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddTutti(ProgramStart.Current?.App ?? AssemblyOf(builder.Environment), configure);
    }

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
        var application = ApplicationOf(app);
        var start = ProgramStart.Current;
        var topology =
            start?.Topology
            ?? EnvironmentLoader.Load(
                application,
                name => builder.Configuration[name],
                builder.Environment.ContentRootPath
            );
        start?.Configure(builder);
        Add(builder, application, topology, configure);
        AddForHostCode(builder.Services, application);
        start?.Complete(builder.Services);
        return builder;
    }

    /// <summary>Adds an app to a host that has no code of its own, which would call its services.</summary>
    internal static void Add(
        WebApplicationBuilder builder,
        GeneratedApplication application,
        Topology topology,
        Action<TuttiOptions>? configure
    )
    {
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(AppRuntime)))
        {
            throw new InvalidOperationException("AddTutti was called twice; a host has one app.");
        }
        if (topology.IsGiven)
        {
            builder.Environment.EnvironmentName = EnvironmentDefaults.HostEnvironmentOf(topology.Environment.Type);
            EnvironmentSettings.AddTo(builder.Configuration, topology.Environment);
            services.TryAddSingleton(topology.Environment);
            Listeners.Configure(builder, topology);
        }
        AddOptions(services, builder.Configuration, configure);
        services.AddSingleton(host => new AppRuntime(application, topology, services, host));
        services.TryAddSingleton(
            new ProcessIdentity(application.Name, topology.Self.Name, topology.IsSupervised, topology.Folder)
        );
        services.AddSingleton<Readiness>();
        services.AddHostedService<HostedServices>();
        services.AddHttpClient();
        // From the outermost to the innermost: what ends a request's body does so when the answer is complete.
        if (topology.HasInternalListener)
        {
            services.AddSingleton<CallListener>();
            services.AddTransient<IStartupFilter, InternalListenerFilter>();
        }
        services.AddTransient<IStartupFilter, ProblemStartupFilter>();
        if (topology.Self.IsGateway)
        {
            services.AddTransient<IStartupFilter, PublicEntryFilter>();
        }
        if (application.Services.Any(s => s.Endpoints.Any(e => CallAuthorization.IsRequired(e.Info))))
        {
            services.AddAuthorization();
        }
        Shutdown.AddTo(services, topology);
        if (topology.IsSupervised)
        {
            services.Replace(ServiceDescriptor.Singleton<IHostLifetime, SupervisedLifetime>());
        }
    }

    // Clients for the host's own code, in whose calls the request's user and its end flow; and an answer if it lets their failures pass.
    private static void AddForHostCode(IServiceCollection services, GeneratedApplication application)
    {
        var calls = new HostCalls();
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddHttpContextAccessor();
        services.AddSingleton(calls);
        foreach (var service in application.Services)
        {
            service.AddClient(services, calls);
        }
    }

    private static void AddOptions(
        IServiceCollection services,
        IConfiguration configuration,
        Action<TuttiOptions>? configure
    )
    {
        var options = services.AddOptions<TuttiOptions>().Configure(given => Bind(configuration, given));
        if (configure is not null)
        {
            options.Configure(configure);
        }
        services.AddSingleton<IValidateOptions<TuttiOptions>, TuttiOptionsValidator>();
    }

    // Where a test starts the program, the entry assembly is the test's; the environment then has the program's name.
    private static Assembly AssemblyOf(IHostEnvironment environment)
    {
        var entry = Assembly.GetEntryAssembly();
        return entry?.GetName().Name == environment.ApplicationName
            ? entry
            : TryLoad(environment.ApplicationName)
                ?? entry
                ?? throw new InvalidOperationException(
                    "This process has no entry assembly; pass the one that has the services."
                );
    }

    private static Assembly? TryLoad(string name)
    {
        try
        {
            return Assembly.Load(new AssemblyName(name));
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or ArgumentException)
        {
            // The app is called like no assembly.
            return null;
        }
    }

    // What binds is slow to load, and mostly nothing is configured.
    private static void Bind(IConfiguration configuration, TuttiOptions options)
    {
        var section = configuration.GetSection("Tutti");
        if (section.GetChildren().Any())
        {
            section.Bind(options);
        }
    }

    /// <summary>What the generator knows of the app in an assembly.</summary>
    internal static GeneratedApplication ApplicationOf(Assembly assembly)
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
