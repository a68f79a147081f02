using System.Text.Json.Nodes;
using Tutti.DevHost;
using Tutti.DevHost.Run;

namespace Tutti.Cli.Output;

/// <summary>Writes what happens during <c>tutti run --json</c>: one object a line, <c>event</c> first. The shapes are documented in docs/reference/cli.md.</summary>
internal static class RunJson
{
    public static void Write(Terminal terminal, RunEvent happened) => Json.Write(terminal, Of(happened));

    public static void Write(Terminal terminal, ToolException error) =>
        Json.Write(terminal, Event("error", Json.Error(error)));

    private static JsonObject Of(RunEvent happened) =>
        happened switch
        {
            RunEvent.Notice notice => Event("notice", new() { ["message"] = notice.Message }),
            RunEvent.Building building => Event("building", new() { ["changed"] = Json.Array(building.Changed) }),
            RunEvent.Built built => Event(
                "built",
                new()
                {
                    ["seconds"] = Seconds(built.Result.Duration),
                    ["diagnostics"] = Json.Diagnostics(built.Result.Diagnostics),
                }
            ),
            RunEvent.PostgresReady postgres => Event(
                "postgres",
                new() { ["version"] = postgres.Version, ["seconds"] = Seconds(postgres.Elapsed) }
            ),
            RunEvent.DatabasesReady databases => Event(
                "databases",
                new() { ["databases"] = Json.Array(databases.Names), ["seconds"] = Seconds(databases.Elapsed) }
            ),
            RunEvent.BuildFailed failed => Event(
                "build-failed",
                new()
                {
                    ["serving"] = failed.StillServing,
                    ["diagnostics"] = Json.Diagnostics(failed.Result.Diagnostics),
                }
            ),
            RunEvent.Failed failed => Event("error", Json.Error(failed.Error)),
            RunEvent.Restarting restarting => Event(
                "restarting",
                new() { ["processes"] = Json.Array(restarting.Processes) }
            ),
            RunEvent.Unchanged => Event("unchanged"),
            RunEvent.Replaced replaced => Event(
                "replaced",
                new()
                {
                    ["process"] = replaced.Process,
                    ["pid"] = replaced.Pid,
                    ["oldPid"] = replaced.OldPid,
                    ["seconds"] = Seconds(replaced.Elapsed),
                }
            ),
            RunEvent.NotReplaced failed => Event(
                "not-replaced",
                new() { ["processes"] = Json.Array(failed.Processes) }
            ),
            RunEvent.Ready ready => Event(
                "ready",
                new()
                {
                    ["api"] = ready.Api,
                    ["processes"] = Json.Array(ready.Processes, Process),
                    ["databases"] = Json.Array(ready.Databases, Database),
                    ["seconds"] = ready.Elapsed is { } elapsed ? Seconds(elapsed) : null,
                }
            ),
            RunEvent.Log log => Event(
                "log",
                new()
                {
                    ["process"] = log.Process,
                    ["stream"] = log.IsError ? "stderr" : "stdout",
                    ["text"] = log.Text,
                }
            ),
            RunEvent.NotReady late => Event(
                "not-ready",
                new()
                {
                    ["processes"] = Json.Array(late.Missing),
                    ["seconds"] = Seconds(late.Elapsed),
                    ["givenUp"] = late.GivenUp,
                }
            ),
            RunEvent.Exited exited => Event(
                "exited",
                new()
                {
                    ["process"] = exited.Process,
                    ["pid"] = exited.Pid,
                    ["exitCode"] = exited.ExitCode,
                    ["wasReady"] = exited.WasReady,
                    ["restartIn"] = exited.RestartIn is { } delay ? Seconds(delay) : null,
                }
            ),
            RunEvent.WaitingForChange => Event("waiting"),
            RunEvent.Stopping => Event("stopping"),
            RunEvent.Stopped => Event("stopped"),
            _ => throw new ArgumentException($"{happened.GetType().Name} has no JSON form.", nameof(happened)),
        };

    private static JsonObject Process(RunningProcess process) =>
        new()
        {
            ["name"] = process.Name,
            ["pid"] = process.Pid,
            ["services"] = Json.Array(process.Services),
            ["kind"] = process.Kind,
            ["gateway"] = process.IsGateway,
        };

    private static JsonObject Database(RunningDatabase database) =>
        new()
        {
            ["name"] = database.Name,
            ["owner"] = database.Owner,
            ["services"] = Json.Array(database.Services),
        };

    private static JsonValue Seconds(TimeSpan time) => JsonValue.Create(Math.Round(time.TotalSeconds, 3));

    private static JsonObject Event(string name, JsonObject? members = null)
    {
        var json = new JsonObject { ["event"] = name };
        foreach (var (member, value) in members ?? [])
        {
            json[member] = value?.DeepClone();
        }
        return json;
    }
}
