using System.Security.Cryptography;

namespace Tutti.Transport.Handshake;

/// <summary>
/// All that both sides have said before they prove who they are. Proofs are made of it, so that nobody between them can change a word, as the versions
/// that they speak.
/// </summary>
internal sealed class Transcript : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(ReadOnlySpan<byte> said)
    {
        Span<byte> length = stackalloc byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(length, said.Length);
        _hash.AppendData(length);
        _hash.AppendData(said);
    }

    public byte[] Current => _hash.GetCurrentHash();

    public void Dispose() => _hash.Dispose();
}
