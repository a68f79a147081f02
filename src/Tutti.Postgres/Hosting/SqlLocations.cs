using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tutti.CompilerServices;
using Tutti.Processes;
using Tutti.Processes.Environments;

namespace Tutti.Postgres.Hosting;

/// <summary>Finds where a database is: what the configuration says, else the environment, else, on a developer's own machine, the app's own server.</summary>
internal static class SqlLocations
{
    /// <exception cref="ResourceException">Nothing says so, or something wrong.</exception>
    public static SqlLocation Find(string name, IServiceProvider host)
    {
        var isDevelopment = host.GetRequiredService<IHostEnvironment>().IsDevelopment();
        if (host.GetRequiredService<IConfiguration>().GetConnectionString(name) is { Length: > 0 } text)
        {
            return ConnectionStringLocation.Read(name, text, isDevelopment);
        }
        var environment = host.GetService<AppEnvironment>();
        if (environment?.Sql?.Databases.GetValueOrDefault(name) is { } settings)
        {
            var process = host.GetRequiredService<ProcessIdentity>();
            return EnvironmentLocation.Read(name, settings, environment, process.Folder, process.IsSupervised);
        }
        var folder = AppFolder.Find(host.GetRequiredService<IHostEnvironment>().ContentRootPath);
        if (isDevelopment && folder is not null)
        {
            return new LocalLocation(name, folder, host);
        }
        throw new ResourceException(
            $"Nothing says where the database '{name}' is. Write it into the section \"sql\" of "
                + (
                    environment is null
                        ? "an environment's file, and start the app with TUTTI_ENV"
                        : $"tutti.{environment.Name}.json"
                )
                + $"; or set ConnectionStrings:{name} (as environment variable ConnectionStrings__{name}) to \"Host=…;Database=…;Username=…;Password=…\""
                + (
                    isDevelopment
                        ? "; or start the app with 'tutti run', from a folder below that of tutti.json, for a local one."
                        : "; or, on your own machine, start the app with 'tutti run', which brings a local one."
                )
        );
    }
}
