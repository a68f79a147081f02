using System.Text.Json.Nodes;
using Tutti.DevHost.Environments;
using Tutti.Processes.Environments;
using Tutti.Processes.Environments.Reading;

namespace Tutti.Cli.Output;

/// <summary>An environment, and the differences of two, as <c>tutti describe --env --json</c> shows them.</summary>
internal static class EnvironmentDocument
{
    public static JsonObject Of(string app, AppEnvironment environment, IReadOnlyList<PlacedCall> calls)
    {
        var settings = EnvironmentSettings
            .Of(environment)
            .Where(setting => !setting.Key.StartsWith("processes.", StringComparison.Ordinal) && setting.Key != "type")
            .Select(setting => KeyValuePair.Create(setting.Key, (JsonNode?)setting.Value));
        return new JsonObject
        {
            ["name"] = app,
            ["environment"] = environment.Name,
            ["type"] = SettingsReader.NameOf(environment.Type),
            ["processes"] = Json.Array(environment.Processes, process => Of(environment, process)),
            ["inside"] = calls.Count(call => !call.IsRemote),
            ["across"] = calls.Count(call => call.IsRemote),
            ["calls"] = Json.Array(calls, Of),
            ["settings"] = new JsonObject(settings),
        };
    }

    public static JsonObject Of(string app, string environment, string from, IEnumerable<EnvironmentChange> changes) =>
        new()
        {
            ["name"] = app,
            ["environment"] = environment,
            ["from"] = from,
            ["changes"] = Json.Array(changes, Of),
        };

    private static JsonObject Of(AppEnvironment environment, ProcessDefinition process) =>
        new()
        {
            ["name"] = process.Name,
            ["gateway"] = process.IsGateway,
            ["services"] = Json.Array(process.Services),
            ["replicas"] = process.Replicas,
            ["urls"] = Json.Array(process.Urls.Select(url => url.Text)),
            ["listen"] = Json.Array(process.IsGateway ? EnvironmentSettings.ListenersOf(environment, process) : []),
        };

    private static JsonObject Of(PlacedCall call) =>
        new()
        {
            ["from"] = call.From,
            ["to"] = call.To,
            ["endpoint"] = call.Endpoint,
            ["fromProcess"] = call.FromProcess,
            ["toProcess"] = call.ToProcess,
            ["remote"] = call.IsRemote,
        };

    private static JsonObject Of(EnvironmentChange change) =>
        new()
        {
            ["kind"] = change.Kind switch
            {
                EnvironmentChangeKind.ProcessAdded => "process-added",
                EnvironmentChangeKind.ProcessRemoved => "process-removed",
                EnvironmentChangeKind.ServiceMoved => "service-moved",
                EnvironmentChangeKind.CallMadeRemote => "call-made-remote",
                EnvironmentChangeKind.CallMadeLocal => "call-made-local",
                _ => "setting-changed",
            },
            ["subject"] = change.Name,
            ["before"] = change.Before,
            ["after"] = change.After,
        };
}
