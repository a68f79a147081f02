using Tutti.DevHost.Apps;
using Tutti.DevHost.Environments;
using Tutti.Model;
using Tutti.Processes.Environments;

namespace Tutti.DevHost.Publish;

/// <summary>How an app is started in one of its environments.</summary>
/// <param name="Name">The environment.</param>
/// <param name="Processes">What has to be started; empty if something is wrong with its file.</param>
public sealed record EnvironmentStarts(string Name, IReadOnlyList<ProcessStart> Processes)
{
    internal static IReadOnlyList<EnvironmentStarts> Of(AppDefinition app, ApplicationModel model) =>
        [.. AppEnvironments.Names(app).Select(name => Of(app, name, model))];

    // What is not set here may well be set there.
    private static EnvironmentStarts Of(AppDefinition app, string name, ApplicationModel model) =>
        new(
            name,
            [
                .. (
                    AppEnvironments.TryRead(app, name, model, EnvironmentUse.Check).Environment?.Processes ?? []
                ).Select(process => new ProcessStart(process.Name, process.IsGateway, process.Services)),
            ]
        );
}

/// <summary>A process to start.</summary>
/// <param name="Name">Its kind, for <c>TUTTI_PROCESS</c>.</param>
/// <param name="IsGateway">Whether it takes requests from outside.</param>
/// <param name="Services">What it hosts.</param>
public sealed record ProcessStart(string Name, bool IsGateway, IReadOnlyList<string> Services);
