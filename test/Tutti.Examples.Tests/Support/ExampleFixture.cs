using Tutti.Examples.Tests.Groupings;

namespace Tutti.Examples.Tests.Support;

/// <summary>An example that runs while the tests of a class do.</summary>
/// <param name="example">Its name.</param>
/// <param name="processes">How <c>tutti run</c> is to group it, or the name of an environment whose processes are started one by one.</param>
public abstract class ExampleFixture(string example, string processes) : IAsyncLifetime
{
    private IAsyncDisposable? _running;

    public ExampleApi Api { get; private set; } = null!;

    public IReadOnlyDictionary<string, string[]> Processes { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (processes is "single" or "per-service")
        {
            var running = await RunningExample.StartAsync(example, processes);
            (_running, Api, Processes) = (running, running.Api, running.Processes);
        }
        else
        {
            var built = BuiltExample.All.Single(one => one.Name == example);
            var file = Path.Combine(Repository.Root, "examples", example, $"tutti.{processes}.json");
            var running = await GroupedExample.StartAsync(built, Grouping.Read(file, built.Services));
            (_running, Api) = (running, running.Api);
            Processes = running.Grouping.Processes.ToDictionary(one => one.Name, one => one.Services.ToArray());
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }
        GC.SuppressFinalize(this);
    }
}
