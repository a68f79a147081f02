using Tutti.Examples.Tests.Support;

namespace Tutti.Examples.Tests.Hello;

/// <summary>The example hello, started by <c>tutti run</c>.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task OneProcessHostsTheService()
    {
        await using var running = await RunningExample.StartAsync("hello", "single");

        Assert.Equal(["hello"], running.Processes.Values.Single());
        (await running.Api.SendAsync("GET /hello/World")).Is("""{"message":"Hello, World!"}""");
    }

    [Fact]
    public async Task TheServiceHasAProcessOfItsOwnBehindAGateway()
    {
        await using var running = await RunningExample.StartAsync("hello", "per-service");

        Assert.Equal(2, running.Processes.Count);
        Assert.Single(running.Processes.Values, services => services.SequenceEqual(["hello"]));
        Assert.Single(running.Processes.Values, services => services.Length == 0);
        (await running.Api.SendAsync("GET /hello/World")).Is("""{"message":"Hello, World!"}""");
    }
}
