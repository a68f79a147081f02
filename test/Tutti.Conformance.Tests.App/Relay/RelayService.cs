using Tutti.Conformance.Tests.App.Nest;
using Tutti.Conformance.Tests.App.Trouble;
using Tutti.Conformance.Tests.App.Values;

namespace Tutti.Conformance.Tests.App.Relay;

/// <summary>Calls others, and itself through them.</summary>
[Service("relay")]
public sealed class RelayService(INestClient nest, ITroubleClient trouble, IValuesClient values)
{
    [Endpoint]
    public async Task<Around> Descend(int depth, CancellationToken cancellationToken) =>
        depth == 0 ? Around.Now() : await nest.DescendAsync(depth - 1, cancellationToken);

    /// <summary>What is left of what it has put around itself when its callee has done the same.</summary>
    [Endpoint]
    public async Task<List<string?>> KeepToItself()
    {
        Around.Own = "relay's";
        var there = await nest.ReplaceAsync();
        var mine = Around.Own;
        var thereLater = await nest.ReplaceLaterAsync();
        return [there, mine, thereLater, Around.Own];
    }

    [Endpoint]
    public async Task<string> Sell(string product, int left, CancellationToken cancellationToken) =>
        await trouble.SellAsync(product, left, cancellationToken);

    [Endpoint]
    public async Task<string> Fail(ProblemCode code, string text, CancellationToken cancellationToken) =>
        await trouble.FailAsync(code, text, cancellationToken);

    [Endpoint]
    public async Task Break(CancellationToken cancellationToken) => await trouble.BreakAsync(cancellationToken);

    [Endpoint]
    public async Task<string> ForAdmins(string product, CancellationToken cancellationToken) =>
        await trouble.ForAdminsAsync(new Order(product, 1), cancellationToken);

    [Endpoint]
    public async Task<int> SumInParallel(int count, CancellationToken cancellationToken)
    {
        var calls = Enumerable.Range(1, count).Select(number => nest.PassAsync(number, cancellationToken));
        return (await Task.WhenAll(calls)).Sum();
    }

    [Endpoint]
    public async Task<string> Text(string text, CancellationToken cancellationToken) =>
        await values.TextAsync(text, cancellationToken);

    [Endpoint]
    public async Task<int> Pass(int number, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return number;
    }
}
