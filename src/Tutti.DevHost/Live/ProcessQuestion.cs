using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using Tutti.Processes;
using Tutti.Processes.Live;
using Tutti.Transport;
using Tutti.Transport.Client;
using Tutti.Transport.Frames;
using Tutti.Transport.Handshake;
using Tutti.Transport.Messages;

namespace Tutti.DevHost.Live;

/// <summary>Asks processes what they are doing, as one of the app that calls them: both sides prove that they have a key, and none is sent.</summary>
internal static class ProcessQuestion
{
    /// <summary>How long an answer may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>What proves that the tool may ask.</summary>
    public static LinkIdentity Asker(params IEnumerable<string> keys) =>
        new(
            "tutti describe",
            new TransportKeys(keys),
            // The whole of it; the rest of an answer that is larger is not waited for.
            new TransportLimits { Handshake = Patience, Message = 16 * 1024 * 1024 }
        );

    /// <summary>Asks several at once. Who does not answer says so in its place.</summary>
    public static async Task<IReadOnlyList<LiveAnswer>> AskAsync(
        IEnumerable<LiveAnswer> places,
        LinkIdentity asker,
        CancellationToken cancellationToken
    ) =>
        await Task.WhenAll(
            places.Select(place =>
                place.Place == LiveAnswer.Down
                    ? Task.FromResult(place with { Error = "It has ended, and is about to be started again." })
                    : AskAsync(
                        place,
                        ended => ProcessSocket.ConnectAsync(InternalUrl.Parse(place.Address), ended),
                        asker,
                        cancellationToken
                    )
            )
        );

    /// <summary>Asks one.</summary>
    /// <param name="place">What is known of it.</param>
    /// <param name="connect">Connects to it.</param>
    /// <param name="asker">What proves that it may be asked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<LiveAnswer> AskAsync(
        LiveAnswer place,
        Func<CancellationToken, ValueTask<Stream>> connect,
        LinkIdentity asker,
        CancellationToken cancellationToken
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var link = new Link(place.Address, connect, asker, TimeProvider.System);
            var connection = await link.OpenAsync(patience.Token);
            var index = connection.Welcome.IndexOf(LiveProcess.Service, LiveProcess.Endpoint);
            return index < 0
                ? place with
                {
                    Error = "It runs a version of Tutti that does not tell.",
                }
                : place with
                {
                    Live = await AskAsync(connection, index, patience.Token),
                };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return place with { Error = ReasonOf(exception) };
        }
    }

    private static async Task<LiveProcess?> AskAsync(
        ClientConnection connection,
        int index,
        CancellationToken cancellationToken
    )
    {
        var question = new Question
        {
            Deadline =
                TimeProvider.System.GetTimestamp()
                + (long)(Patience.TotalSeconds * TimeProvider.System.TimestampFrequency),
        };
        Send(connection, index, question);
        var answer = await question.Answer.WaitAsync(cancellationToken);
        return JsonSerializer.Deserialize(answer, LiveJson.Default.LiveProcess);
    }

    private static void Send(ClientConnection connection, int index, PendingCall question)
    {
        var head = new CallHead { Endpoint = index, Ticks = Patience.Ticks };
        var bytes = new byte[head.Size];
        head.Write(bytes);
        if (!connection.TrySend(question, FrameFlags.None, bytes, []))
        {
            throw new EndOfStreamException();
        }
    }

    private static string ReasonOf(Exception exception) =>
        exception switch
        {
            HandshakeException refused => refused.Message,
            AuthenticationException => $"The certificates do not fit: {exception.Message}",
            OperationCanceledException or IOException { InnerException: OperationCanceledException } =>
                $"It does not answer within {Patience.TotalSeconds:0} s: it is stopped, or very busy.",
            SocketException => $"Nobody listens there: {exception.Message}",
            _ => $"It does not answer: {exception.Message}",
        };

    private sealed class Question : PendingCall
    {
        private readonly TaskCompletionSource<byte[]> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<byte[]> Answer => _answer.Task;

        public override void Complete(FrameFlags flags, ReadOnlySpan<byte> body)
        {
            if ((flags & FrameFlags.Problem) == 0)
            {
                _answer.TrySetResult(body.ToArray());
            }
            else
            {
                _answer.TrySetException(new IOException("It cannot tell; its log says why."));
            }
        }

        public override void Lose(Exception reason) => _answer.TrySetException(reason);

        public override void Expire() => _answer.TrySetCanceled();
    }
}
