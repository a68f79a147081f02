using System.Net;
using System.Net.Sockets;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Hosting;

/// <summary>A process that nobody supervises, and that is told to stop by a signal.</summary>
public sealed class StopTests : IDisposable
{
    private readonly WaitingRequest _waiting = new();

    public void Dispose() => _waiting.Dispose();

    [Fact]
    public async Task WhileTheDelayLastsItServesAndSaysThatItIsNotReady()
    {
        using var process = Start("--Tutti:ShutdownDelay=00:00:30");
        var address = await process.ListensAsync();
        using var http = new HttpClient { BaseAddress = address };
        using var idle = await RawHttp.ConnectAsync(address);
        await idle.WriteAsync("GET /values/int/7 HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.Empty((await idle.ReadAsync()).Headers["Connection"]);
        var inFlight = http.GetStringAsync(_waiting.Target);
        await _waiting.EnteredAsync();

        process.Signal("TERM");
        await Wait.UntilAsync(async () => await StatusAsync(http, "/readyz") is HttpStatusCode.ServiceUnavailable);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/healthz"));
        var late = await RawHttp.SendAsync(address, "GET /values/int/7 HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.Equal((200, "close"), (late.Status, late.Headers["Connection"].Single()));
        // The second signal ends the delay, but not what is in flight.
        process.Signal("TERM");
        await Wait.UntilAsync(() => IsRefused(address));
        Assert.Equal(0, await idle.Stream.ReadAsync(new byte[1]));
        Assert.False(inFlight.IsCompleted);
        Assert.DoesNotContain("The background work has stopped.", process.Log, StringComparison.Ordinal);
        _waiting.LetGo();
        Assert.Equal("""{"text":"done"}""", await inFlight);
        Assert.Equal(0, await process.ExitedAsync());
        Assert.Contains("The background work has stopped.", process.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARequestThatHangsIsCutAtTheTimeout()
    {
        using var process = Start("--Tutti:ShutdownDelay=00:00:00.2", "--Tutti:ShutdownTimeout=00:00:00.5");
        using var http = new HttpClient { BaseAddress = await process.ListensAsync() };
        var hanging = http.GetStringAsync(_waiting.Target);
        await _waiting.EnteredAsync();

        process.Signal("TERM");

        Assert.Equal(0, await process.ExitedAsync());
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => hanging);
        Assert.Contains("1 requests did not finish in time, and were cut.", process.Log, StringComparison.Ordinal);
        Assert.Contains("The background work has stopped.", process.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASecondSignalCutsWhatIsInFlight()
    {
        using var process = Start();
        using var http = new HttpClient { BaseAddress = await process.ListensAsync() };
        var hanging = http.GetStringAsync(_waiting.Target);
        await _waiting.EnteredAsync();

        // Not INT, which whoever runs the tests in the background has turned off.
        process.Signal("TERM");
        await Wait.UntilAsync(() => IsRefused(http.BaseAddress));
        process.Signal("TERM");

        Assert.Equal(0, await process.ExitedAsync());
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => hanging);
    }

    [Fact]
    public async Task WhatIsInFlightStillReachesOtherProcesses()
    {
        await using var host = await TestHost.StartAsync(Grouping.Apart);
        var running = host.Http.GetStringAsync(_waiting.TargetOf("shop"));
        await _waiting.EnteredAsync();

        var stopping = host.StopAsync("callers");
        await Wait.UntilAsync(() => !Accepts(host.SocketOf("callers")));
        Assert.False(stopping.IsCompleted);
        _waiting.LetGo();

        Assert.Equal("""{"value":42}""", await running);
        await stopping;
    }

    private static bool Accepts(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static AppProcess Start(params string[] arguments) =>
        AppProcess.Start(new Dictionary<string, string?> { ["TUTTI_SUPERVISED"] = null }, arguments);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(path);
        return response.StatusCode;
    }

    private static bool IsRefused(Uri address)
    {
        try
        {
            using var client = new TcpClient(address.Host, address.Port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
