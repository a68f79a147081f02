using System.Net;
using Tutti.Runtime.Tests.Fixtures;
using Tutti.ServiceCalls.Remote;
using Tutti.Transport.Frames;
using Tutti.Transport.Server;

namespace Tutti.Runtime.Tests.ServiceCalls;

/// <summary>Which calls are made again, and that no other is.</summary>
public sealed class RepeatedCallTests
{
    private static readonly string[] s_endpoints = ["Add", "AddAgain"];

    [Fact]
    public async Task AnIdempotentCallWhoseConnectionBreaksIsMadeAgain()
    {
        await using var host = await StartAsync();
        await using var callee = Callee(host, (number, call) => number > 1 && Answer(call));

        using var response = await host.Http.GetAsync("/shop/add-again?left=1&right=2");

        Assert.Equal("""{"value":3}""", await response.Content.ReadAsStringAsync());
        Assert.Equal(2, callee.Calls);
    }

    [Fact]
    public async Task AnIdempotentCallOfAServiceThatIsUnavailableIsMadeAgain()
    {
        await using var host = await StartAsync();
        await using var callee = Callee(host, (number, call) => number > 2 ? Answer(call) : Refuse(call));

        using var response = await host.Http.GetAsync("/shop/add-again?left=1&right=2");

        Assert.Equal("""{"value":3}""", await response.Content.ReadAsStringAsync());
        Assert.Equal(3, callee.Calls);
    }

    [Fact]
    public async Task AnyOtherCallIsMadeOnceWhetherItsConnectionBreaks()
    {
        await using var host = await StartAsync();
        await using var callee = Callee(host, (_, _) => false);

        using var response = await host.Http.GetAsync("/shop/add?left=1&right=2");

        await ProblemBody.OfAsync(response, HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.Equal(1, callee.Calls);
    }

    [Fact]
    public async Task AnyOtherCallIsMadeOnceWhetherItsServiceIsUnavailable()
    {
        await using var host = await StartAsync();
        await using var callee = Callee(host, (_, call) => Refuse(call));

        using var response = await host.Http.GetAsync("/shop/add?left=1&right=2");

        await ProblemBody.OfAsync(response, HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.Equal(1, callee.Calls);
    }

    private static async Task<TestHost> StartAsync()
    {
        var host = await TestHost.StartAsync(Grouping.Apart);
        // The app calls by itself when it starts, which is not to be counted.
        await Wait.UntilAsync(async () =>
            (await host.Http.GetStringAsync("/background")).Contains("23", StringComparison.Ordinal)
        );
        await host.StopAsync("callees");
        return host;
    }

    private static FalseCallee Callee(TestHost host, Func<int, IncomingCall, bool> handle) =>
        new(host.SocketOf("callees"), s_endpoints, handle);

    private static bool Answer(IncomingCall call)
    {
        call.Reply(FrameFlags.None, """{"value":3}"""u8);
        return true;
    }

    private static bool Refuse(IncomingCall call)
    {
        IncomingCalls.Fail(call, Problem.Unavailable("Not now."));
        return true;
    }
}
