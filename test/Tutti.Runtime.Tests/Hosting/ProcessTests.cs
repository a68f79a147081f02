using System.Net;
using System.Net.Sockets;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Hosting;

/// <summary>The app as a process of its own, under a supervisor.</summary>
public sealed class ProcessTests
{
    [Theory]
    [InlineData("end of input")]
    [InlineData("SIGTERM")]
    public async Task AProcessSaysThatItIsReadyAndStopsGracefully(string reason)
    {
        using var process = AppProcess.Start();
        using var http = new HttpClient { BaseAddress = new Uri((await process.ReadyAsync()).Single()) };
        Assert.Equal("""{"value":7}""", await http.GetStringAsync("/values/int/7"));

        // The supervisor decides what a Ctrl-C means.
        process.Signal("INT");
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/healthz")).StatusCode);
        if (reason == "SIGTERM")
        {
            process.Signal("TERM");
        }
        else
        {
            process.EndInput();
        }

        Assert.Equal(0, await process.ExitedAsync());
    }

    [Fact]
    public async Task ARequestThatNeverEndsDoesNotKeepTheProcess()
    {
        using var process = AppProcess.Start(null, "--Tutti:ShutdownTimeout=00:00:01");
        using var http = new HttpClient { BaseAddress = new Uri((await process.ReadyAsync()).Single()) };
        using var waiting = new WaitingRequest();
        var endless = http.GetAsync(waiting.Target);
        await waiting.EnteredAsync();

        process.Signal("TERM");

        Assert.Equal(0, await process.ExitedAsync());
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => endless);
    }

    [Fact]
    public async Task AnAppThatCannotStartSaysWhyAndFails()
    {
        using var process = AppProcess.Start(null, "--as-generated");

        Assert.Equal(1, await process.ExitedAsync());
        Assert.StartsWith("The app cannot start:", process.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAddressThatIsTakenIsNamedWithTheRemedy()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var address = $"http://{holder.LocalEndpoint}";
        using var process = AppProcess.Start(new Dictionary<string, string?> { ["ASPNETCORE_URLS"] = address });

        Assert.NotEqual(0, await process.ExitedAsync());
        Assert.Contains("The app cannot start:", process.Log, StringComparison.Ordinal);
        Assert.Contains(address, process.Log, StringComparison.Ordinal);
        Assert.Contains("Another program listens there", process.Log, StringComparison.Ordinal);
        Assert.Contains("choose another address", process.Log, StringComparison.Ordinal);
    }
}
