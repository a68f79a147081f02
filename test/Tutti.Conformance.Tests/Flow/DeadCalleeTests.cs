using System.Diagnostics;
using Tutti.Conformance.Tests.App.Nest;
using Tutti.Conformance.Tests.App.Relay;
using Tutti.Conformance.Tests.App.Support;
using Tutti.Conformance.Tests.App.Trouble;
using Tutti.Conformance.Tests.App.Values;
using Tutti.Conformance.Tests.Fixtures;

namespace Tutti.Conformance.Tests.Flow;

/// <summary>
/// Callees that end or never answer. Only a callee in another process can be gone while its caller is there: this is what differs by nature, and why
/// <c>unavailable</c> is a code that every caller has to expect.
/// </summary>
public sealed class DeadCalleeTests
{
    [Theory]
    [InlineData(Way.Apart)]
    [InlineData(Way.ApartInVersions)]
    public async Task ACalleeThatIsGoneIsUnavailableAtOnceAndOthersAreNot(Way way)
    {
        await using var app = await Apps.StartAsync(way);
        var values = app.Client<IValuesClient>();
        Assert.Equal("x", await values.TextAsync("x"));

        await app.Hosts.HostOf("values").DisposeAsync();

        var clock = Stopwatch.StartNew();
        var problem = await Assert.ThrowsAsync<ProblemException>(() => values.TextAsync("x"));
        Assert.Equal(
            (ProblemCode.Unavailable, "The service 'values' cannot be reached."),
            (problem.Code, problem.Message)
        );
        // By a service, too; and within far less than a deadline.
        var relayed = await Assert.ThrowsAsync<ProblemException>(() => app.Client<IRelayClient>().TextAsync("x"));
        Assert.Equal((problem.Code, problem.Message), (relayed.Code, relayed.Message));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal("1", await app.Client<ITroubleClient>().CheckNumberAsync(1));
    }

    [Theory]
    [InlineData(Way.Apart)]
    [InlineData(Way.ApartInVersions)]
    public async Task ACalleeThatEndsDuringACallEndsTheCall(Way way)
    {
        await using var app = await Apps.StartAsync(way);
        var call = app.Client<INestClient>().WaitAsync($"stopped-{way}");
        await Gate.WaitAsync($"stopped-{way}-entered");

        await app.Hosts.HostOf("nest").DisposeAsync();

        var problem = await Assert.ThrowsAsync<ProblemException>(() => call);
        Assert.Equal(ProblemCode.Unavailable, problem.Code);
    }
}
