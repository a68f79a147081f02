namespace Tutti.Transport.Handshake;

/// <summary>What makes the proofs of both sides different.</summary>
internal static class HandshakeRoles
{
    public static ReadOnlySpan<byte> Caller => "tutti transport caller"u8;

    public static ReadOnlySpan<byte> Callee => "tutti transport callee"u8;
}
