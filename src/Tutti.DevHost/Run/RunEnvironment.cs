using Tutti.DevHost.Apps;
using Tutti.DevHost.Environments;
using Tutti.Model;
using Tutti.Processes.Environments;
using Tutti.Processes.Environments.Reading;

namespace Tutti.DevHost.Run;

/// <summary>The environment of a run: from a file, or what goes without saying.</summary>
internal static class RunEnvironment
{
    /// <summary>The name of the environment that is used if none is named.</summary>
    public const string DefaultName = "local";

    /// <summary>Refuses what cannot be run before anything is built.</summary>
    /// <exception cref="ToolException">There is no such environment.</exception>
    public static void RequireFile(RunOptions options)
    {
        if (options.Environment is { } name)
        {
            AppEnvironments.RequireFile(options.App, name);
        }
    }

    /// <summary>Finds the environment; its addresses and keys mean nothing.</summary>
    /// <exception cref="ToolException">Its file is wrong, or not meant for this machine.</exception>
    public static AppEnvironment Of(RunOptions options, AppDefinition app, ApplicationModel model)
    {
        if (NameOf(options, app) is not { } name)
        {
            return Of(options.Grouping ?? ProcessGrouping.Single, model.Services.Select(service => service.Name));
        }
        var environment = AppEnvironments.Read(app, name, model, EnvironmentUse.Trial);
        if (EnvironmentDefaults.IsSpread(environment.Type) && !options.Local)
        {
            throw new ToolException(
                ToolErrors.EnvironmentInvalid,
                $"The environment {name} is of the type {SettingsReader.NameOf(environment.Type)}, so it is not run by this command.",
                $"To try its processes on this machine: tutti run --env {name} --local. To run it where it is meant to be: tutti build."
            )
            {
                File = AppEnvironments.FileOf(app, name),
            };
        }
        return options is { Local: true, Replicas: false }
            ? environment with
            {
                Processes = [.. environment.Processes.Select(kind => kind with { Replicas = 1 })],
            }
            : environment;
    }

    /// <summary>The environment where no file says more than how services are spread over processes.</summary>
    public static AppEnvironment Of(ProcessGrouping grouping, IEnumerable<string> services)
    {
        var file =
            grouping == ProcessGrouping.Single
                ? """{ "processes": "single" }"""u8
                : """{ "processes": "per-service" }"""u8;
        // Endpoints are of no interest: nothing names one.
        var outline = new AppOutline([.. services.Select(service => new ServiceOutline(service, []))]);
        var source = new EnvironmentSource(DefaultName, file.ToArray());
        return EnvironmentReader.Read(source, outline, EnvironmentUse.Trial, _ => null).Environment!;
    }

    private static string? NameOf(RunOptions options, AppDefinition app) =>
        options.Environment
        ?? (options.Grouping is null && AppEnvironments.FileOf(app, DefaultName) is not null ? DefaultName : null);
}
