using System.Security.Cryptography;
using Tutti.Transport.Frames;
using Tutti.Transport.Messages;

namespace Tutti.Transport.Handshake;

/// <summary>The caller's side of the first words of a connection.</summary>
/// <remarks>
/// <code>
/// caller: preface, Hello { oldest and newest version, name, number, ids of keys }
/// callee: Challenge { version, number, id of the key, proof of the callee }
/// caller: Proof { proof of the caller }
/// callee: Welcome { name, limits, endpoints }
/// </code>
/// A proof is HMAC-SHA256 (RFC 2104) by the chosen key over the side's role and the hash of all before it. Both numbers are random and used once, so
/// that no proof is worth anything at another time. Without keys on both sides there are no proofs.
/// </remarks>
internal static class ClientHandshake
{
    /// <summary>The versions of the protocol that this side speaks.</summary>
    public const int Version = 1;

    public const int NumberSize = 32;

    /// <exception cref="HandshakeException">The other side is not of the app, or says that this one is not.</exception>
    public static async Task<Welcome> RunAsync(
        Stream stream,
        string name,
        TransportKeys keys,
        CancellationToken cancellationToken
    )
    {
        var frames = new HandshakeStream(stream);
        using var transcript = new Transcript();
        var hello = Hello(name, keys);
        transcript.Add(hello);
        await frames.WritePrefaceAsync(cancellationToken);
        await frames.WriteAsync(FrameKind.Hello, hello, cancellationToken);
        var challenge = await frames.ReadAsync(FrameKind.Challenge, cancellationToken);
        var proof = Answer(challenge, keys, transcript);
        await frames.WriteAsync(FrameKind.Proof, proof, cancellationToken);
        return Welcome.Read(await frames.ReadAsync(FrameKind.Welcome, cancellationToken));
    }

    private static byte[] Hello(string name, TransportKeys keys)
    {
        var output = new FieldWriter();
        output.UInt16(Version);
        output.UInt16(Version);
        output.Text(name);
        output.Raw(RandomNumberGenerator.GetBytes(NumberSize));
        var ids = keys.Ids.ToList();
        output.Byte((byte)Math.Min(ids.Count, byte.MaxValue));
        foreach (var id in ids.Take(byte.MaxValue))
        {
            output.Raw(id);
        }
        return output.Span.ToArray();
    }

    private static byte[] Answer(byte[] challenge, TransportKeys keys, Transcript transcript)
    {
        var input = new FieldReader(challenge);
        var version = input.UInt16();
        input.Raw(NumberSize);
        var id = input.Raw(TransportKeys.IdSize);
        var said = challenge.Length - input.Rest.Length;
        var proof = input.Bytes();
        input.End();
        if (version != Version)
        {
            throw new HandshakeException(
                $"The process speaks version {version} of the protocol, which this one does not."
            );
        }
        transcript.Add(challenge.AsSpan(0, said));
        if (keys.IsEmpty)
        {
            return [];
        }
        if (!keys.Verify(id, HandshakeRoles.Callee, transcript.Current, proof))
        {
            throw new HandshakeException(
                "The process that answers has not proved that it belongs to the app. All processes of an environment need the same \"keys\"."
            );
        }
        transcript.Add(proof);
        return keys.Prove(id, HandshakeRoles.Caller, transcript.Current);
    }
}
