namespace Tutti.Examples.Tests.Support;

/// <summary>An example that runs while the tests of a class do.</summary>
public abstract class ExampleFixture(string example, string processes) : IAsyncLifetime
{
    private RunningExample? _running;

    public ExampleApi Api => _running!.Api;

    public IReadOnlyDictionary<string, string[]> Processes => _running!.Processes;

    public async ValueTask InitializeAsync() => _running = await RunningExample.StartAsync(example, processes);

    public async ValueTask DisposeAsync()
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }
        GC.SuppressFinalize(this);
    }
}
