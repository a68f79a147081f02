using Tutti.Examples.Tests.Support;

namespace Tutti.Examples.Tests.Adopt;

/// <summary>The example adopt, started by <c>tutti run</c>.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task OneProcessHostsTheProgramAndTheService()
    {
        await using var running = await RunningExample.StartAsync("adopt", "single");

        Assert.Equal(["pricing"], running.Processes.Values.Single());
        await AsksTheServiceAsync(running.Api);
    }

    [Fact]
    public async Task TheServiceHasAProcessOfItsOwnThatKnowsTheSameUsers()
    {
        await using var running = await RunningExample.StartAsync("adopt", "per-service");

        Assert.Equal(2, running.Processes.Count);
        await AsksTheServiceAsync(running.Api);
    }

    [Fact]
    public async Task TheModelSaysThatTheHostsCodeCallsTheService()
    {
        var folder = Path.Combine(Repository.Root, "examples", "adopt");

        var tree = await Cli.TextAsync("describe", folder);

        Assert.EndsWith(
            "└─ app  code outside of services\n   └─ calls pricing.Quote\n",
            tree,
            StringComparison.Ordinal
        );
    }

    private static async Task AsksTheServiceAsync(ExampleApi api)
    {
        using var grace = await SignedIn.AsAsync("Grace", api.Address);

        using var answer = await grace.GetAsync(new Uri("/pricing/2", UriKind.Relative));

        (await Answer.ReadAsync(answer)).Is("""{"productId":2,"quantity":1,"total":120.00}""");
    }
}
