using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tutti.CompilerServices;
using Tutti.Processes.Certificates;
using Tutti.Processes.Environments;

namespace Tutti.Postgres.Hosting;

/// <summary>The files that an environment names for protected connections, looked at before somebody connects with them.</summary>
/// <param name="folder">Where relative paths begin; empty: in the current folder.</param>
/// <param name="origin">What names them, for messages.</param>
internal sealed class TlsFiles(string folder, string origin)
{
    // By which name Npgsql tells what is no PEM file.
    private const string Pkcs12Suffix = ".pfx";

    /// <summary>The full path of an authority's file.</summary>
    /// <exception cref="ResourceException">It is none.</exception>
    public string Authority(string path)
    {
        var full = Existing(path);
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(full);
            return certificates.Count > 0
                ? full
                : throw new ResourceException(
                    $"{full}, which {origin} names as the authority of the server's certificate, has no certificate. "
                        + "It has to be the PEM file of one (-----BEGIN CERTIFICATE-----)."
                );
        }
        catch (Exception exception)
            when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ResourceException(
                $"{full}, which {origin} names as the authority of the server's certificate, cannot be read: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>The full paths of a certificate and of its key.</summary>
    /// <exception cref="ResourceException">They are none.</exception>
    public (string Path, string? KeyPath) Certificate(CertificateFile file)
    {
        var path = Existing(file.Path);
        var keyPath = file.KeyPath is { } key ? Existing(key) : null;
        try
        {
            var source = new CertificateSource(file with { Path = path, KeyPath = keyPath }, "/", TimeProvider.System);
            source.Current.Dispose();
        }
        catch (CertificateException exception)
        {
            throw new ResourceException($"{exception.Message} It is named by {origin}.", exception);
        }
        if (Path.GetExtension(path).Equals(Pkcs12Suffix, StringComparison.OrdinalIgnoreCase))
        {
            return (path, null);
        }
        return IsPem(path)
            ? (path, keyPath ?? path)
            : throw new ResourceException(
                $"{path}, which {origin} names, is a PKCS #12 file, whose name has to end with {Pkcs12Suffix}. Rename it."
            );
    }

    private static bool IsPem(string path) => File.ReadAllBytes(path).AsSpan().IndexOf("-----BEGIN "u8) >= 0;

    private string Existing(string path)
    {
        var full = Path.GetFullPath(path, folder.Length == 0 ? Directory.GetCurrentDirectory() : folder);
        return File.Exists(full)
            ? full
            : throw new ResourceException(
                $"{full}, which {origin} names, does not exist. Put it there, or correct the path."
            );
    }
}
