using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tutti.Gateway;
using Tutti.Hosting;
using Tutti.Processes.Environments;

namespace Tutti;

/// <summary>Runs an app that has no <c>Main</c> of its own: what the generated one calls.</summary>
public static class TuttiApp
{
    // What the appsettings.json of ASP.NET Core's templates says; an app's own says otherwise if it likes.
    private static MemoryConfigurationSource Defaults(bool isSupervised) =>
        new()
        {
            InitialData =
            [
                new("Logging:LogLevel:Microsoft.AspNetCore", "Warning"),
                // Where such a process listens is the supervisor's affair.
                .. isSupervised
                    ? [new KeyValuePair<string, string?>("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning")]
                    : Array.Empty<KeyValuePair<string, string?>>(),
            ],
        };

    private static string ContentRoot =>
        Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT")
        ?? Environment.GetEnvironmentVariable("DOTNET_CONTENTROOT")
        ?? Directory.GetCurrentDirectory();

    /// <summary>Runs the app until it is told to stop.</summary>
    /// <param name="args">The command line, which is also configuration (<c>--Section:Key value</c>).</param>
    /// <param name="app">The assembly that has the services.</param>
    /// <returns>The task of the whole run. If the app cannot start, standard error says why, and the exit code is 1.</returns>
    public static async Task RunAsync(string[] args, Assembly app)
    {
        ArgumentNullException.ThrowIfNull(app);
        try
        {
            StartTimes.Mark("runtime");
            var application = TuttiBuilderExtensions.ApplicationOf(app);
            var topology = EnvironmentLoader.Load(application, Environment.GetEnvironmentVariable, ContentRoot);
            var builder = WebApplication.CreateSlimBuilder(
                new WebApplicationOptions
                {
                    Args = args,
                    // Known before any file is read whose name has it.
                    EnvironmentName = topology.IsGiven
                        ? EnvironmentDefaults.HostEnvironmentOf(topology.Environment.Type)
                        : null,
                }
            );
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.Configuration.Sources.Insert(0, Defaults(topology.IsSupervised));
            StartTimes.Mark("builder");
            builder.Services.AddSingleton<GeneratedMain>();
            StartFailure.AddTo(builder.Services);
            TuttiBuilderExtensions.Add(builder, application, topology, configure: null);
            StartTimes.Mark("addTutti");
            await using var host = builder.Build();
            StartTimes.Mark("build");
            host.MapTutti();
            StartTimes.Mark("mapTutti");
            StartTimes.WriteAfter("listen", host.Lifetime.ApplicationStarted);
            await RunAsync(host);
        }
        // The message says all.
        catch (Exception exception) when (exception is StartupException or OptionsValidationException or IOException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            Environment.ExitCode = 1;
        }
    }

    private static async Task RunAsync(WebApplication host)
    {
        var stopping = host.Lifetime.ApplicationStopping;
        try
        {
            await host.RunAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It was told to stop while it was still starting, and waited for a database, say.
        }
    }
}
