using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Hosting;
using Tutti.Processes.Live;
using Tutti.Transport.Observing;
using Tutti.Transport.Server;

namespace Tutti.Live;

/// <summary>What this process says of itself, when somebody asks.</summary>
internal static class LiveState
{
    /// <param name="app">The app.</param>
    /// <param name="asking">The connection by which it is asked, which is not told of.</param>
    public static LiveProcess Of(AppRuntime app, ServerConnection asking)
    {
        var assembly = app.Application.GetType().Assembly;
        var topology = app.Topology;
        OpenConnection[] open = [.. app.Metrics.Table.Open.Where(each => each.Connection != asking)];
        return new LiveProcess
        {
            App = app.Application.Name,
            Process = topology.Self.Name,
            Environment = topology.Environment.Name,
            Version = VersionOf(assembly),
            Build = assembly.ManifestModule.ModuleVersionId.ToString("N")[..12],
            Tutti = VersionOf(typeof(AppRuntime).Assembly),
            Pid = Environment.ProcessId,
            Started = app.Started,
            State =
                app.IsStarting ? "starting"
                : app.Host.GetRequiredService<Readiness>().IsReady ? "ready"
                : "stopping",
            Gateway = topology.Self.IsGateway,
            Services = [.. app.Services.Select(service => service.Name).Take(LiveProcess.Most)],
            Requests = RequestsOf(app),
            Endpoints = EndpointsOf(app, open),
            Peers = LivePeers.Of(app, open),
            Callers = [.. open.Where(each => !each.IsOutgoing).Take(LiveProcess.Most).Select(CallerOf)],
            Resources = new(
                GC.GetTotalMemory(forceFullCollection: false),
                Environment.WorkingSet,
                ThreadPool.ThreadCount,
                ThreadPool.PendingWorkItemCount
            ),
        };
    }

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? assembly.GetName().Version?.ToString()
        ?? "";

    private static int? RequestsOf(AppRuntime app) =>
        (app.Host.GetService<IServer>() as DrainingServer)?.RequestsInFlight;

    private static IReadOnlyList<LiveEndpoint> EndpointsOf(AppRuntime app, IReadOnlyList<OpenConnection> open)
    {
        string[] names = [.. app.Endpoints.Select(endpoint => endpoint.FullName)];
        var running = new int[names.Length];
        foreach (var each in open)
        {
            (each.Connection as ServerConnection)?.CountRunning(running);
        }
        return
        [
            .. names
                .Zip(running, (name, count) => new LiveEndpoint(name, count))
                .Where(endpoint => endpoint.InFlight > 0)
                .OrderByDescending(endpoint => endpoint.InFlight)
                .ThenBy(endpoint => endpoint.Name, StringComparer.Ordinal)
                .Take(LiveProcess.Most),
        ];
    }

    private static LiveCaller CallerOf(OpenConnection open) =>
        new()
        {
            Process = open.Peer,
            Address = open.Address,
            Opened = open.Opened,
            InFlight = open.Connection.CallsInFlight,
            BinaryCalls = open.Connection.Counts.Binary,
            JsonCalls = open.Connection.Counts.Json,
        };
}
