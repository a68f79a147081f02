using System.Text.Json;
using Tutti.Processes;
using Tutti.Processes.Live;
using Tutti.Transport;
using Tutti.Transport.Client;
using Tutti.Transport.Frames;
using Tutti.Transport.Handshake;
using Tutti.Transport.Messages;

namespace Tutti.Runtime.Tests.Observing;

/// <summary>Asks a process what it does, as the tool does.</summary>
internal static class Asked
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public static async Task<LiveProcess> TellAsync(int port, params string[] keys)
    {
        var url = InternalUrl.Parse($"http://127.0.0.1:{port}");
        using var link = new Link(
            url.Text,
            ended => ProcessSocket.ConnectAsync(url, ended),
            new LinkIdentity("tests", new TransportKeys(keys), new TransportLimits()),
            TimeProvider.System
        );
        var connection = await link.OpenAsync(TestContext.Current.CancellationToken);
        var question = new Question();
        Send(connection, question);
        return JsonSerializer.Deserialize(await question.Answer.WaitAsync(s_patience), LiveJson.Default.LiveProcess)!;
    }

    private static void Send(ClientConnection connection, Question question)
    {
        var index = connection.Welcome.IndexOf(LiveProcess.Service, LiveProcess.Endpoint);
        var head = new CallHead { Endpoint = index, Ticks = -1 };
        var bytes = new byte[head.Size];
        head.Write(bytes);
        Assert.True(connection.TrySend(question, FrameFlags.None, bytes, []));
    }

    private sealed class Question : PendingCall
    {
        private readonly TaskCompletionSource<byte[]> _answer = new();

        public Task<byte[]> Answer => _answer.Task;

        public override void Complete(FrameFlags flags, ReadOnlySpan<byte> body) =>
            _answer.TrySetResult(body.ToArray());

        public override void Lose(Exception reason) => _answer.TrySetException(reason);

        public override void Expire() => _answer.TrySetException(new TimeoutException());
    }
}
