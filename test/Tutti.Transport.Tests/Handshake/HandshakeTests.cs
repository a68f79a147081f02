using Tutti.Transport.Frames;
using Tutti.Transport.Handshake;
using Tutti.Transport.Tests.Support;

namespace Tutti.Transport.Tests.Handshake;

public sealed class HandshakeTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private static readonly Welcome s_welcome = new()
    {
        Name = "orders",
        Calls = 100,
        Endpoints = [new("orders", "Create", 17), new("orders", "Get", 18)],
    };

    [Theory]
    [InlineData("a", "a")]
    [InlineData("new,old", "old")]
    [InlineData("old", "new,old")]
    [InlineData("new,old", "old,older")]
    [InlineData("", "")]
    public async Task ProcessesThatShareAKeyKnowEachOther(string caller, string callee)
    {
        var (name, welcome) = await ShakeAsync(caller, callee);

        Assert.Equal("edge", name);
        Assert.Equal(s_welcome.Name, welcome.Name);
        Assert.Equal(s_welcome.Calls, welcome.Calls);
        Assert.Equal(s_welcome.Endpoints, welcome.Endpoints);
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("", "b")]
    public async Task ACallerWithoutAKeyOfTheCalleeIsToldWhatToDo(string caller, string callee)
    {
        var exception = await Assert.ThrowsAsync<HandshakeException>(() => ShakeAsync(caller, callee));

        Assert.StartsWith(
            "'edge' has none of the keys of this process. All processes of an environment need the same \"keys\"",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ACallerWithKeysDoesNotTalkToACalleeWithout()
    {
        var exception = await Assert.ThrowsAsync<HandshakeException>(() => ShakeAsync("a", ""));

        Assert.Contains("has not proved that it belongs to the app", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATableOfVeryManyEndpointsComesInSeveralFrames()
    {
        var endpoints = Enumerable.Range(0, 20_000).Select(i => new EndpointContract("service", $"Endpoint{i}", 1));
        var large = s_welcome with { Endpoints = [.. endpoints] };

        var (_, welcome) = await ShakeAsync("a", "a", large);

        Assert.Equal(large.Endpoints, welcome.Endpoints);
    }

    [Fact]
    public async Task WhatOneCallerHasSaidLetsNobodyElseIn()
    {
        // All that an honest caller says, taken down on the way.
        var recorded = new MemoryStream();
        await using (var wire = await Wire.OpenAsync(onCaller: recorded.Write))
        {
            await Task.WhenAll(CallerAsync(wire.Caller, "a"), CalleeAsync(wire.Callee, "a")).WaitAsync(s_patience);
        }
        var (attacker, callee) = await TestLink.ConnectAsync();

        await attacker.WriteAsync(recorded.ToArray());

        var exception = await Assert.ThrowsAsync<HandshakeException>(() =>
            CalleeAsync(callee, "a").WaitAsync(s_patience)
        );
        Assert.Contains("has not proved", exception.Message, StringComparison.Ordinal);
        await attacker.DisposeAsync();
    }

    [Fact]
    public async Task WhatTheCalleeHasSaidProvesNothingWhenGivenBackToIt()
    {
        // Who has no key asks the callee for a proof, and gives it that same proof.
        var (attacker, callee) = await TestLink.ConnectAsync();
        var serving = CalleeAsync(callee, "a");
        var frames = new HandshakeStream(attacker);
        var hello = HelloOf("a");
        await frames.WritePrefaceAsync(default);
        await frames.WriteAsync(FrameKind.Hello, hello, default);

        var challenge = await frames.ReadAsync(FrameKind.Challenge, default);
        await frames.WriteAsync(
            FrameKind.Proof,
            challenge.AsMemory(challenge.Length - TransportKeys.ProofSize),
            default
        );

        await Assert.ThrowsAsync<HandshakeException>(() => serving.WaitAsync(s_patience));
        await attacker.DisposeAsync();
    }

    [Fact]
    public async Task AChangedWordOnTheWayEndsIt()
    {
        // In what the caller says, or in what the callee answers.
        var random = new Random(17);
        for (var round = 0; round < 60; round++)
        {
            var fromCaller = random.Next(2) == 0;
            var position = random.Next(HandshakeStream.Preface.Length + FrameHeader.Size, 60);
            var wire = await Wire.OpenAsync(
                change: (isCaller, offset, bytes) =>
                {
                    var index = (int)(position - offset);
                    if (isCaller == fromCaller && index >= 0 && index < bytes.Length)
                    {
                        bytes[index] ^= (byte)(1 << random.Next(8));
                    }
                }
            );
            await using (wire)
            {
                var caller = CallerAsync(wire.Caller, "a");
                var callee = CalleeAsync(wire.Callee, "a");

                var exception = await Assert.ThrowsAnyAsync<Exception>(() => Both(caller, callee, wire));
                Assert.True(
                    exception is IOException or OperationCanceledException,
                    $"Byte {position} of the {(fromCaller ? "caller" : "callee")}: {exception}"
                );
            }
        }
    }

    [Fact]
    public async Task WordsThatBreakOffLetNobodyIn()
    {
        var recorded = new MemoryStream();
        await using (var wire = await Wire.OpenAsync(onCaller: recorded.Write))
        {
            await Task.WhenAll(CallerAsync(wire.Caller, "a"), CalleeAsync(wire.Callee, "a")).WaitAsync(s_patience);
        }
        var all = recorded.ToArray();
        for (var length = HandshakeStream.Preface.Length; length < all.Length; length += 7)
        {
            var (attacker, callee) = await TestLink.ConnectAsync();
            await attacker.WriteAsync(all.AsMemory(0, length));
            await attacker.DisposeAsync();

            await Assert.ThrowsAnyAsync<IOException>(() => CalleeAsync(callee, "a").WaitAsync(s_patience));
            await callee.DisposeAsync();
        }
    }

    [Fact]
    public async Task ACallerOfAnotherVersionIsToldSo()
    {
        var (caller, callee) = await TestLink.ConnectAsync();
        var serving = CalleeAsync(callee, "a");
        var hello = HelloOf("a");
        (hello[0], hello[2]) = (2, 3);
        var frames = new HandshakeStream(caller);
        await frames.WritePrefaceAsync(default);
        await frames.WriteAsync(FrameKind.Hello, hello, default);

        var exception = await Assert.ThrowsAsync<HandshakeException>(() =>
            frames.ReadAsync(FrameKind.Challenge, default)
        );

        Assert.Equal(
            "'edge' speaks the versions 2 to 3 of the protocol, and this process version 1.",
            exception.Message
        );
        await Assert.ThrowsAsync<HandshakeException>(() => serving);
        await caller.DisposeAsync();
    }

    private static byte[] HelloOf(string key)
    {
        var output = new Messages.FieldWriter();
        output.UInt16(1);
        output.UInt16(1);
        output.Text("edge");
        output.Raw(new byte[ClientHandshake.NumberSize]);
        output.Byte(1);
        output.Raw(Keys(key).Ids.First());
        return output.Span.ToArray();
    }

    private static TransportKeys Keys(string keys) => new(keys.Split(',', StringSplitOptions.RemoveEmptyEntries));

    private static async Task<(string Name, Welcome Welcome)> ShakeAsync(
        string caller,
        string callee,
        Welcome? welcome = null
    )
    {
        await using var wire = await Wire.OpenAsync();
        var calling = CallerAsync(wire.Caller, caller);
        var serving = CalleeAsync(wire.Callee, callee, welcome);
        await Both(calling, serving, wire);
        return (await serving, await calling);
    }

    /// <summary>Both sides to their end: when one of them gives up, it hangs up.</summary>
    private static async Task Both(Task caller, Task callee, Wire wire)
    {
        try
        {
            await caller.WaitAsync(s_patience);
        }
        catch
        {
            await wire.Caller.DisposeAsync();
            try
            {
                await callee.WaitAsync(s_patience);
            }
            catch (IOException)
            {
                // Of no interest beside the other.
            }
            throw;
        }
        await callee.WaitAsync(s_patience);
    }

    private static async Task<Welcome> CallerAsync(Stream stream, string keys)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        return await ClientHandshake.RunAsync(stream, "edge", Keys(keys), patience.Token);
    }

    private static async Task<string> CalleeAsync(Stream stream, string keys, Welcome? welcome = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var preface = new byte[HandshakeStream.Preface.Length];
        await stream.ReadExactlyAsync(preface, patience.Token);
        return await ServerHandshake.RunAsync(stream, welcome ?? s_welcome, Keys(keys), patience.Token);
    }
}
