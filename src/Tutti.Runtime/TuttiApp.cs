using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;
using Tutti.Hosting;

namespace Tutti;

/// <summary>Runs an app that has no <c>Main</c> of its own: what the generated one calls.</summary>
public static class TuttiApp
{
    // What the appsettings.json of ASP.NET Core's templates says; an app's own says otherwise if it likes.
    private static MemoryConfigurationSource Defaults =>
        new() { InitialData = [new("Logging:LogLevel:Microsoft.AspNetCore", "Warning")] };

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
            var builder = WebApplication.CreateSlimBuilder(args);
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.Configuration.Sources.Insert(0, Defaults);
            StartTimes.Mark("builder");
            TuttiBuilderExtensions.Add(builder, app, configure: null);
            StartTimes.Mark("addTutti");
            await using var host = builder.Build();
            StartTimes.Mark("build");
            host.MapTutti();
            StartTimes.Mark("mapTutti");
            StartTimes.WriteAfter("listen", host.Lifetime.ApplicationStarted);
            await host.RunAsync();
        }
        // The message says all; of an address that is taken, too.
        catch (Exception exception) when (exception is StartupException or OptionsValidationException or IOException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            Environment.ExitCode = 1;
        }
    }
}
