namespace Tutti.Transport.Observing;

/// <summary>The attributes that several instruments have: those of OpenTelemetry's semantic conventions, where there are any.</summary>
internal static class Tags
{
    /// <summary>The kind of process on the other side.</summary>
    public const string Peer = "tutti.peer";

    /// <summary>Where that is.</summary>
    public const string Address = "tutti.peer.address";

    /// <summary>What a peer is called whose name is none that is known here.</summary>
    public const string Other = "_OTHER";

    public const string ErrorType = "error.type";
    public const string IoDirection = "network.io.direction";
}
