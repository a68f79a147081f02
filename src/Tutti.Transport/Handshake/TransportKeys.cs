using System.Security.Cryptography;
using System.Text;

namespace Tutti.Transport.Handshake;

/// <summary>The keys by which processes of one app know each other. The first proves who one is; any of them is taken for a proof.</summary>
internal sealed class TransportKeys
{
    /// <summary>How long the id of a key is. It tells nothing of the key.</summary>
    public const int IdSize = 8;

    /// <summary>How long a proof is.</summary>
    public const int ProofSize = HMACSHA256.HashSizeInBytes;

    private readonly (byte[] Id, byte[] Key)[] _keys;

    /// <param name="keys">The keys, the newest first.</param>
    public TransportKeys(IEnumerable<string> keys)
    {
        _keys =
        [
            .. keys.Select(Encoding.UTF8.GetBytes)
                .Select(key => (HMACSHA256.HashData(key, "tutti transport key id"u8)[..IdSize], key)),
        ];
    }

    /// <summary>No keys: who may connect is decided otherwise.</summary>
    public static TransportKeys None { get; } = new([]);

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _keys.Length == 0;

    /// <summary>The ids, in the order of the keys.</summary>
    public IEnumerable<byte[]> Ids => _keys.Select(key => key.Id);

    /// <summary>Whether there is a key of the id.</summary>
    public bool Has(ReadOnlySpan<byte> id) => Find(id) is not null;

    /// <summary>Proves that one has a key.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="role">Which side proves it, so that no proof can be given back to where it comes from.</param>
    /// <param name="transcript">The hash of all that was said.</param>
    public byte[] Prove(ReadOnlySpan<byte> id, ReadOnlySpan<byte> role, ReadOnlySpan<byte> transcript)
    {
        var key = Find(id) ?? throw new InvalidOperationException("There is no such key.");
        byte[] said = [.. role, .. transcript];
        return HMACSHA256.HashData(key, said);
    }

    /// <summary>Whether a proof of the other side holds.</summary>
    public bool Verify(
        ReadOnlySpan<byte> id,
        ReadOnlySpan<byte> role,
        ReadOnlySpan<byte> transcript,
        ReadOnlySpan<byte> proof
    ) => Has(id) && CryptographicOperations.FixedTimeEquals(Prove(id, role, transcript), proof);

    private byte[]? Find(ReadOnlySpan<byte> id)
    {
        // Ids are no secrets.
        foreach (var (known, key) in _keys)
        {
            if (id.SequenceEqual(known))
            {
                return key;
            }
        }
        return null;
    }
}
