using System.Security.Cryptography;
using System.Text;
using Tutti.Transport.Frames;
using Tutti.Transport.Messages;

namespace Tutti.Transport.Handshake;

/// <summary>The callee's side of the first words of a connection; see <see cref="ClientHandshake"/>.</summary>
internal static class ServerHandshake
{
    private const string Remedy =
        "All processes of an environment need the same \"keys\"; while they are changed, each needs the old one and the new one.";

    /// <summary>Lets a caller in; the preface has been read.</summary>
    /// <returns>The caller's name.</returns>
    /// <exception cref="HandshakeException">It is not of the app; it has been told so.</exception>
    public static async Task<string> RunAsync(
        Stream stream,
        Welcome welcome,
        TransportKeys keys,
        CancellationToken cancellationToken
    )
    {
        var frames = new HandshakeStream(stream);
        try
        {
            using var transcript = new Transcript();
            var hello = await frames.ReadAsync(FrameKind.Hello, cancellationToken);
            transcript.Add(hello);
            var name = Challenge(hello, keys, transcript, out var id, out var challenge);
            await frames.WriteAsync(FrameKind.Challenge, challenge, cancellationToken);
            var proof = await frames.ReadAsync(FrameKind.Proof, cancellationToken);
            if (!keys.IsEmpty && !keys.Verify(id, HandshakeRoles.Caller, transcript.Current, proof))
            {
                throw new HandshakeException($"'{name}' has not proved that it belongs to the app. {Remedy}");
            }
            await frames.WriteAsync(FrameKind.Welcome, Written(welcome), cancellationToken);
            return name;
        }
        catch (HandshakeException exception)
        {
            await frames.WriteAsync(FrameKind.Refusal, Encoding.UTF8.GetBytes(exception.Message), cancellationToken);
            throw;
        }
    }

    private static byte[] Written(Welcome welcome)
    {
        var output = new FieldWriter();
        welcome.Write(output);
        return output.Span.ToArray();
    }

    private static string Challenge(
        byte[] hello,
        TransportKeys keys,
        Transcript transcript,
        out byte[] id,
        out byte[] challenge
    )
    {
        var input = new FieldReader(hello);
        var (oldest, newest) = (input.UInt16(), input.UInt16());
        var name = Shown(input.Text());
        input.Raw(ClientHandshake.NumberSize);
        id = ChooseKey(ref input, keys, name);
        input.End();
        if (oldest > ClientHandshake.Version || newest < ClientHandshake.Version)
        {
            throw new HandshakeException(
                $"'{name}' speaks the versions {oldest} to {newest} of the protocol, and this process version {ClientHandshake.Version}."
            );
        }
        var output = new FieldWriter();
        output.UInt16(ClientHandshake.Version);
        output.Raw(RandomNumberGenerator.GetBytes(ClientHandshake.NumberSize));
        output.Raw(id);
        transcript.Add(output.Span);
        if (keys.IsEmpty)
        {
            output.Bytes([]);
        }
        else
        {
            var proof = keys.Prove(id, HandshakeRoles.Callee, transcript.Current);
            transcript.Add(proof);
            output.Bytes(proof);
        }
        challenge = output.Span.ToArray();
        return name;
    }

    // The first of the caller's keys that is known here: its newest.
    private static byte[] ChooseKey(ref FieldReader input, TransportKeys keys, string name)
    {
        byte[]? chosen = null;
        for (var count = input.Byte(); count > 0; count--)
        {
            var id = input.Raw(TransportKeys.IdSize);
            if (chosen is null && keys.Has(id))
            {
                chosen = id.ToArray();
            }
        }
        return chosen
            ?? (
                keys.IsEmpty
                    ? new byte[TransportKeys.IdSize]
                    : throw new HandshakeException($"'{name}' has none of the keys of this process. {Remedy}")
            );
    }

    // It comes from anybody, and goes to the log.
    private static string Shown(string name)
    {
        var shown = new string([.. name.Take(64).Select(c => char.IsControl(c) ? '?' : c)]);
        return shown.Length < name.Length ? shown + "…" : shown;
    }
}
