using System.Net;
using System.Net.Sockets;
using System.Text;
using Tutti.Runtime.Tests.Fixtures;

namespace Tutti.Runtime.Tests.Gateway;

/// <summary>What a client sees when the process behind the gateway does not do what it should.</summary>
public sealed class FailingPeerTests
{
    // An empty SETTINGS frame, and its acknowledgement.
    private static readonly byte[] s_settings = [0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0];

    // The head of stream 1: status 200, more to come.
    private static readonly byte[] s_head = [0, 0, 1, 1, 4, 0, 0, 0, 1, 0x88];

    // Three bytes of its body.
    private static readonly byte[] s_data = [0, 0, 3, 0, 0, 0, 0, 0, 1, (byte)'a', (byte)'b', (byte)'c'];

    // RST_STREAM, INTERNAL_ERROR.
    private static readonly byte[] s_reset = [0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, 2];

    public static TheoryData<string> Failures => ["closes", "speaks garbage", "speaks HTTP/1.1", "resets the stream"];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task AProcessThatFailsBeforeItAnswersIsUnavailable(string what)
    {
        await using var host = await GatewayHosts.StartAsync(Grouping.Apart);
        await host.StopAsync("callees");
        await using var peer = new FalsePeer(
            host.SocketOf("callees"),
            stream =>
                what switch
                {
                    "closes" => Task.CompletedTask,
                    "speaks garbage" => SayAsync(stream, Encoding.ASCII.GetBytes(new string('?', 100))),
                    "speaks HTTP/1.1" => SayAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray()),
                    _ => SayAsync(stream, [.. s_settings, .. s_reset]),
                }
        );

        using var answer = await host.Http.GetAsync("/ledger/total");

        await ProblemBody.OfAsync(answer, HttpStatusCode.ServiceUnavailable, "unavailable");
        await host.AssertHealthyAsync();
    }

    [Fact]
    public async Task AProcessThatBreaksOffInTheBodyBreaksOffTheAnswer()
    {
        await using var host = await GatewayHosts.StartAsync(Grouping.Apart);
        await host.StopAsync("callees");
        var seen = new TaskCompletionSource();
        await using var peer = new FalsePeer(
            host.SocketOf("callees"),
            async stream =>
            {
                await stream.ReadExactlyAsync(new byte[60]);
                await stream.WriteAsync((byte[])[.. s_settings, .. s_head, .. s_data]);
                await seen.Task;
                await stream.WriteAsync(s_reset);
            }
        );

        using var answer = await host.Http.GetAsync("/ledger/total", HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        seen.SetResult();
        await Assert.ThrowsAnyAsync<Exception>(() => answer.Content.ReadAsStringAsync());
        await host.Log.WaitForAsync(entry => entry.Category == "Tutti.Gateway" && entry.Exception is not null);
    }

    [Fact]
    public async Task AProcessThatSaysNothingIsNotWaitedForLongerThanTheDeadline()
    {
        await using var host = await GatewayHosts.StartAsync(
            Grouping.Apart,
            configure: builder => builder.Configuration["Tutti:Timeout"] = "00:00:00.500"
        );
        await host.StopAsync("callees");
        var done = new TaskCompletionSource();
        await using var peer = new FalsePeer(
            host.SocketOf("callees"),
            async stream =>
            {
                await stream.WriteAsync(s_settings);
                await done.Task;
            }
        );

        using var answer = await host.Http.GetAsync("/ledger/total");
        done.SetResult();

        await ProblemBody.OfAsync(answer, HttpStatusCode.GatewayTimeout, "deadline_exceeded");
    }

    [Fact]
    public async Task WhatTheProcessAnswersPassesAsItIs()
    {
        await using var host = await GatewayHosts.StartAsync(Grouping.Apart);

        using var answer = await host.Http.GetAsync("/result/503");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("status 503", await answer.Content.ReadAsStringAsync());
    }

    // Waits for the request first, and then for the other side to go.
    private static async Task SayAsync(NetworkStream stream, byte[] bytes)
    {
        var buffer = new byte[4096];
        await stream.ReadExactlyAsync(buffer.AsMemory(0, 60));
        await stream.WriteAsync(bytes);
        while (await stream.ReadAsync(buffer) > 0) { }
    }
}
