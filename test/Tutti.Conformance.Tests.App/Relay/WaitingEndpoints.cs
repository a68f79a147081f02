using Tutti.Conformance.Tests.App.Nest;
using Tutti.Conformance.Tests.App.Support;

namespace Tutti.Conformance.Tests.App.Relay;

/// <summary>Wait for others that never end by themselves.</summary>
public sealed class WaitingEndpoints(INestClient nest)
{
    /// <summary>Passes no token on.</summary>
    [Endpoint]
    public async Task Wait(string name) => await nest.WaitAsync(name);

    [Endpoint(Timeout = "200ms")]
    public async Task WaitHurried(string name) => await nest.WaitAsync(name);

    [Endpoint(Timeout = "200ms")]
    public async Task WaitForTheDeaf(string name) => await nest.WaitDeafAsync(name);

    [Endpoint]
    public async Task<string> GiveUp(string name)
    {
        using var mine = new CancellationTokenSource();
        var waiting = nest.WaitAsync(name, mine.Token);
        await Gate.WaitAsync($"{name}-entered");
        await mine.CancelAsync();
        try
        {
            await waiting;
            return "ended";
        }
        catch (OperationCanceledException exception)
        {
            return exception.CancellationToken == mine.Token ? "gave up by my token" : "gave up";
        }
    }
}
