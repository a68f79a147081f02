using System.Diagnostics;
using System.Text.Json.Nodes;
using Tutti.Examples.Tests.Support;

namespace Tutti.Examples.Tests.Groupings;

/// <summary>
/// An example whose processes were started one by one, from one and the same build, each told its part by its environment: as a machine's service manager does.
/// They talk over Unix sockets.
/// </summary>
public sealed class GroupedExample : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _sockets = Directory.CreateTempSubdirectory("tutti-");
    private readonly List<AppProcess> _processes = [];

    private readonly ExampleDatabases? _databases;

    private GroupedExample(Grouping grouping, ExampleDatabases? databases) =>
        (Grouping, _databases) = (grouping, databases);

    public Grouping Grouping { get; }

    /// <summary>Where it takes requests.</summary>
    public ExampleApi Api { get; private set; } = null!;

    public static async Task<GroupedExample> StartAsync(BuiltExample example, Grouping grouping)
    {
        var running = new GroupedExample(grouping, await ExampleDatabases.CreateAsync(example));
        try
        {
            var environment = running.EnvironmentJson();
            running._processes.AddRange(
                grouping.Processes.Select(process => AppProcess.Start(StartOf(example, process, environment)))
            );
            await Task.WhenAll(running._processes.Select(process => process.Started)).WaitAsync(StartTimeout);
            var gateway = grouping.Processes.TakeWhile(process => !process.IsGateway).Count();
            running.Api = new ExampleApi(running._processes[gateway].Addresses.First());
            return running;
        }
        catch (TimeoutException)
        {
            var log = string.Join('\n', running._processes.Select(process => process.Log));
            await running.DisposeAsync();
            throw new TimeoutException($"{grouping} has not started after {StartTimeout}.\n{log}");
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Api?.Dispose();
        await Task.WhenAll(_processes.Select(process => process.StopAsync(StopTimeout)));
        _sockets.Delete(recursive: true);
        if (_databases is not null)
        {
            await _databases.DisposeAsync();
        }
    }

    private static ProcessStartInfo StartOf(BuiltExample example, ProcessGroup process, string environment)
    {
        var start = new ProcessStartInfo("dotnet", [example.Assembly]) { WorkingDirectory = example.ProjectFolder };
        foreach (var name in start.Environment.Keys.Where(IsOfApps).ToList())
        {
            start.Environment.Remove(name);
        }
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["TUTTI_ENV_JSON"] = environment;
        start.Environment["TUTTI_PROCESS"] = process.Name;
        // They live for seconds only.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        return start;
    }

    private static bool IsOfApps(string variable) =>
        variable.StartsWith("TUTTI_", StringComparison.Ordinal)
        || variable.StartsWith("ASPNETCORE_", StringComparison.Ordinal);

    private string EnvironmentJson()
    {
        var processes = new JsonObject();
        foreach (var process in Grouping.Processes)
        {
            var written = new JsonObject
            {
                ["services"] = new JsonArray([.. process.Services.Select(service => JsonValue.Create(service))]),
                ["url"] = $"unix:{Path.Combine(_sockets.FullName, $"{process.Name}.sock")}",
            };
            if (process.IsGateway)
            {
                written["gateway"] = true;
                written["listen"] = "http://127.0.0.1:0";
            }
            processes[process.Name] = written;
        }
        var environment = new JsonObject
        {
            ["type"] = "development",
            ["keys"] = new JsonArray($"{Guid.NewGuid():N}"),
            ["processes"] = processes,
        };
        if (_databases is not null)
        {
            environment["sql"] = _databases.Section();
        }
        return environment.ToJsonString();
    }
}
