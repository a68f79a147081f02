using System.Net;

namespace Tutti.Transport.Replicas;

/// <summary>Where one replica listens.</summary>
/// <param name="EndPoint">What to connect to.</param>
/// <param name="Alternative">What to connect to if that fails: the same replica, by the other version of IP.</param>
/// <param name="Host">The name or address by which it was found: the one that its certificate has to show.</param>
internal sealed record ReplicaAddress(EndPoint EndPoint, EndPoint? Alternative, string Host)
{
    /// <summary>An address that is known and needs no name.</summary>
    public ReplicaAddress(EndPoint endPoint)
        : this(endPoint, null, HostOf(endPoint)) { }

    /// <summary>The address as people write it.</summary>
    public override string ToString() => EndPoint.ToString() ?? Host;

    private static string HostOf(EndPoint endPoint) =>
        endPoint is IPEndPoint ip ? ip.Address.ToString() : endPoint.ToString() ?? "";
}
