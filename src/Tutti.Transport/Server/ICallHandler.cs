namespace Tutti.Transport.Server;

/// <summary>Answers calls that come from other processes.</summary>
internal interface ICallHandler
{
    /// <summary>Begins to answer a call. Its body is there only until this returns; the answer may be given later.</summary>
    void Handle(IncomingCall call);
}
