using Tutti.Conformance.Tests.App.Relay;
using Tutti.Conformance.Tests.App.Support;

namespace Tutti.Conformance.Tests.App.Nest;

/// <summary>Is called by the relay, and calls it.</summary>
[Service("nest")]
public sealed class NestService(IRelayClient relay)
{
    [Endpoint]
    public async Task<Around> Descend(int depth, CancellationToken cancellationToken) =>
        depth == 0 ? Around.Now() : await relay.DescendAsync(depth - 1, cancellationToken);

    [Endpoint]
    public async Task<int> Pass(int number, CancellationToken cancellationToken) =>
        await relay.PassAsync(number, cancellationToken);

    /// <summary>Gives what it finds around itself, and puts something else there.</summary>
    [Endpoint]
    public string? Replace()
    {
        var found = Around.Own;
        Around.Own = "nest's";
        return found;
    }

    [Endpoint]
    public async Task<string?> ReplaceLater()
    {
        await Task.Yield();
        return Replace();
    }

    [Endpoint]
    public async Task Wait(string name, CancellationToken cancellationToken)
    {
        Gate.Open($"{name}-entered");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Gate.Open($"{name}-canceled");
            throw;
        }
    }

    /// <summary>Does not listen, and ends when the test says so.</summary>
    [Endpoint]
    public async Task WaitDeaf(string name)
    {
        Gate.Open($"{name}-entered");
        await Gate.WaitAsync($"{name}-let-go");
    }

    /// <summary>Ends in time, but only after its caller has given up.</summary>
    [Endpoint]
    public async Task<string> EndAnyway(string name)
    {
        Gate.Open($"{name}-entered");
        await Gate.WaitAsync($"{name}-let-go");
        Gate.Open($"{name}-ended");
        return name;
    }
}
