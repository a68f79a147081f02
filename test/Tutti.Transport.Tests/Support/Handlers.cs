using Tutti.Transport.Frames;
using Tutti.Transport.Server;

namespace Tutti.Transport.Tests.Support;

/// <summary>Answers calls by code.</summary>
internal sealed class Handler(Action<IncomingCall> handle) : ICallHandler
{
    /// <summary>Answers with the arguments.</summary>
    public static Handler Echo { get; } = new(call => call.Reply(FrameFlags.None, call.Body.Span));

    public void Handle(IncomingCall call) => handle(call);
}
