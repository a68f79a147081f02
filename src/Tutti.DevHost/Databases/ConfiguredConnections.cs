using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.UserSecrets;
using Tutti.DevHost.Apps;

namespace Tutti.DevHost.Databases;

/// <summary>The connections that the app's own configuration gives, as its processes will read it: settings, user secrets, variables.</summary>
internal sealed class ConfiguredConnections
{
    private readonly IConfiguration? _configuration;

    private ConfiguredConnections(IConfiguration? configuration) => _configuration = configuration;

    /// <summary>Reads the configuration.</summary>
    /// <param name="app">The app.</param>
    /// <param name="assembly">The built assembly, which says which user secrets are its own.</param>
    /// <param name="hostEnvironment">Such as <c>Development</c>.</param>
    public static ConfiguredConnections Read(AppDefinition app, string assembly, string hostEnvironment)
    {
        var builder = new ConfigurationBuilder()
            .SetBasePath(app.ProjectFolder)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{hostEnvironment}.json", optional: true);
        if (hostEnvironment == "Development" && AssemblyAttributes.UserSecretsId(assembly) is { } id)
        {
            var path = PathHelper.GetSecretsPathFromSecretsId(id);
            builder.AddJsonFile(path, optional: true);
        }
        try
        {
            return new ConfiguredConnections(builder.AddEnvironmentVariables().Build());
        }
        // The app will say what is wrong with its settings.
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new ConfiguredConnections(null);
        }
    }

    /// <summary>The connection of a database, as it is written; <see langword="null"/> if the configuration does not give one.</summary>
    public string? Of(string database) =>
        _configuration?.GetConnectionString(database) is { Length: > 0 } text ? text : null;
}
