using Tutti.DevHost.Apps;
using Tutti.DevHost.Environments;
using Tutti.Model;
using Tutti.Processes.Environments;

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
            string[] services = [.. model.Services.Select(service => service.Name)];
            return ProcessAllocation.Allocate(options.Grouping ?? ProcessGrouping.Single, services);
        }
        var environment = AppEnvironments.Read(app, name, model, EnvironmentUse.Trial);
        if (environment.Type is EnvironmentType.Production or EnvironmentType.Preview && !options.Local)
        {
            throw new ToolException(
                ToolErrors.EnvironmentInvalid,
                $"The environment {name} is of the type {environment.Type.ToString().ToLowerInvariant()}, so it is not run by this command.",
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

    private static string? NameOf(RunOptions options, AppDefinition app) =>
        options.Environment
        ?? (options.Grouping is null && AppEnvironments.FileOf(app, DefaultName) is not null ? DefaultName : null);
}
