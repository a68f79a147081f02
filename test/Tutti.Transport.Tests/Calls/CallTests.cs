using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Tutti.Transport.Frames;
using Tutti.Transport.Server;
using Tutti.Transport.Tests.Support;

namespace Tutti.Transport.Tests.Calls;

public sealed class CallTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task ACallIsAnswered()
    {
        await using var link = await TestLink.OpenAsync(Handler.Echo);

        Assert.Equal("hello", await TestCall.SendAsync(link.Client, "hello"));
        Assert.Equal(0, link.Client.CallsInFlight);
        Assert.Equal(0, link.Server.CallsInFlight);
    }

    [Fact]
    public async Task ThousandsOfCallsAtATimeGetTheirOwnAnswers()
    {
        await using var link = await TestLink.OpenAsync(Handler.Echo);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10_000).Select(i => TestCall.SendAsync(link.Client, $"call {i}"))
        );

        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => $"call {i}"), answers);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32 * 1024)]
    [InlineData((32 * 1024) + 1)]
    [InlineData(64 * 1024)]
    [InlineData(1024 * 1024)]
    [InlineData(50 * 1024 * 1024)]
    public async Task ArgumentsAndResultsMayHaveAnyLength(int length)
    {
        await using var link = await TestLink.OpenAsync(Handler.Echo);
        var bytes = RandomNumberGenerator.GetBytes(length);

        var answer = await TestCall.SendAsync(link.Client, bytes).WaitAsync(s_patience);

        Assert.True(bytes.AsSpan().SequenceEqual(answer));
    }

    [Fact]
    public async Task ALongMessageLetsShortOnesPass()
    {
        await using var link = await TestLink.OpenAsync(Handler.Echo);
        var finished = new ConcurrentQueue<string>();

        var large = TestCall
            .SendAsync(link.Client, new byte[50 * 1024 * 1024])
            .ContinueWith(_ => finished.Enqueue("large"), TaskScheduler.Default);
        await TestCall.SendAsync(link.Client, "small");
        finished.Enqueue("small");
        await large;

        Assert.Equal(["small", "large"], finished);
    }

    [Fact]
    public async Task CodeThatBlocksDoesNotKeepOtherCallsFromBeingAnswered()
    {
        using var gate = new ManualResetEventSlim();
        await using var link = await TestLink.OpenAsync(
            new Handler(call =>
            {
                if (Encoding.UTF8.GetString(call.Body.Span) == "block")
                {
                    gate.Wait();
                }
                else
                {
                    gate.Set();
                }
                call.Reply(FrameFlags.None, call.Body.Span);
            })
        );

        // Held back until all are there, so that they arrive together.
        link.Client.Output.Hold();
        var calls = new[] { "block", "block", "go" }.Select(text => TestCall.SendAsync(link.Client, text)).ToList();
        link.Client.Output.Release();

        await Task.WhenAll(calls).WaitAsync(s_patience);
    }

    [Fact]
    public async Task ACallMayBeAnsweredLaterAndInAnyOrder()
    {
        var waiting = new ConcurrentStack<(IncomingCall Call, byte[] Body)>();
        using var all = new CountdownEvent(100);
        await using var link = await TestLink.OpenAsync(
            new Handler(call =>
            {
                waiting.Push((call, call.Body.ToArray()));
                all.Signal();
            })
        );

        var calls = Enumerable.Range(0, 100).Select(i => TestCall.SendAsync(link.Client, $"{i}")).ToList();
        Assert.True(all.Wait(s_patience));
        foreach (var (call, body) in waiting)
        {
            call.Reply(FrameFlags.None, body);
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), await Task.WhenAll(calls));
    }

    [Fact]
    public async Task ACallThatIsGivenUpSaysSoToItsCallee()
    {
        var given = new TaskCompletionSource<IncomingCall>();
        var givenUp = new TaskCompletionSource();
        await using var link = await TestLink.OpenAsync(
            new Handler(call =>
            {
                call.OnGivenUp(_ => givenUp.TrySetResult(), null);
                given.SetResult(call);
            })
        );
        var pending = new TestCall();
        Assert.True(link.Client.TrySend(pending, FrameFlags.None, [], "x"u8));
        var running = await given.Task.WaitAsync(s_patience);

        Assert.True(link.Client.TryCancel(pending.Exchange));
        await givenUp.Task.WaitAsync(s_patience);
        running.Reply(FrameFlags.None, "late"u8);

        Assert.Equal(0, pending.Ends);
        Assert.Equal(0, link.Client.CallsInFlight);
        Assert.Equal("next", await Echoed());

        async Task<string> Echoed()
        {
            await using var other = await TestLink.OpenAsync(Handler.Echo);
            return await TestCall.SendAsync(other.Client, "next");
        }
    }

    [Fact]
    public async Task WhenTheConnectionEndsAllItsCallsDoOnBothSides()
    {
        var givenUp = new CountdownEvent(20);
        var arrived = new CountdownEvent(20);
        await using var link = await TestLink.OpenAsync(
            new Handler(call =>
            {
                call.OnGivenUp(_ => givenUp.Signal(), null);
                arrived.Signal();
            })
        );
        var calls = Enumerable.Range(0, 20).Select(_ => TestCall.SendAsync(link.Client, "x")).ToList();
        Assert.True(arrived.Wait(s_patience));

        link.Client.Dispose();

        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<IOException>(() => call);
        }
        Assert.True(givenUp.Wait(s_patience));
        Assert.False(link.Client.TrySend(new TestCall(), FrameFlags.None, [], "x"u8));
    }

    [Fact]
    public async Task ACallWhoseTimeIsOverEndsByItself()
    {
        var givenUp = new TaskCompletionSource();
        await using var link = await TestLink.OpenAsync(
            new Handler(call => call.OnGivenUp(_ => givenUp.TrySetResult(), null))
        );
        var now = TimeProvider.System.GetTimestamp();
        var later = new TestCall { Deadline = now + (TimeProvider.System.TimestampFrequency * 60) };
        var sooner = new TestCall { Deadline = now + (TimeProvider.System.TimestampFrequency / 20) };
        Assert.True(link.Client.TrySend(later, FrameFlags.None, [], "x"u8));
        Assert.True(link.Client.TrySend(sooner, FrameFlags.None, [], "x"u8));

        await Assert.ThrowsAsync<TimeoutException>(() => sooner.Answer.WaitAsync(s_patience));
        await givenUp.Task.WaitAsync(s_patience);

        Assert.False(later.Answer.IsCompleted);
    }

    [Fact]
    public async Task WhoIsAboutToEndAnswersWhatItHasAndTakesNoMore()
    {
        var given = new TaskCompletionSource<IncomingCall>();
        await using var link = await TestLink.OpenAsync(new Handler(given.SetResult));
        var call = TestCall.SendAsync(link.Client, "x");
        var running = await given.Task.WaitAsync(s_patience);
        var closing = new TaskCompletionSource();
        link.Client.Closing = _ => closing.TrySetResult();

        link.Server.GoAway();
        await closing.Task.WaitAsync(s_patience);
        var taken = link.Client.TrySend(new TestCall(), FrameFlags.None, [], "y"u8);
        running.Reply(FrameFlags.None, "answer"u8);

        Assert.False(taken);
        Assert.Equal("answer", await call);
        await Task.Delay(Timeout.Infinite, link.Server.Ended)
            .ContinueWith(_ => { }, TaskScheduler.Default)
            .WaitAsync(s_patience);
    }
}
