using System.Security.Cryptography;
using System.Text;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>What all passwords of a cluster are made from.</summary>
internal sealed class ClusterSecret
{
    private readonly byte[] _key;

    private ClusterSecret(string text)
    {
        Text = text;
        _key = Encoding.ASCII.GetBytes(text);
    }

    /// <summary>As it stands in the file.</summary>
    public string Text { get; }

    public static ClusterSecret Make() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Gives null if there is no such file.</summary>
    public static ClusterSecret? Read(string path) =>
        File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } text ? new(text) : null;

    /// <summary>The password of a role.</summary>
    public string PasswordOf(string role) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes("role:" + role)).AsSpan(0, 20));

    /// <summary>Writes it for its owner alone.</summary>
    public void Write(string path, Account account) => PrivateFile.Write(path, Text, account);
}
