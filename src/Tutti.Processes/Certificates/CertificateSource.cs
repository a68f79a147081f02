using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Tutti.Processes.Environments;

namespace Tutti.Processes.Certificates;

/// <summary>A certificate on disk, read again when its files have changed: certificates are renewed while processes run.</summary>
internal sealed class CertificateSource
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);

    private readonly CertificateFile _file;
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private LoadedCertificate _loaded;
    private long _looked;

    /// <summary>Reads it for the first time.</summary>
    /// <param name="file">Where it lies.</param>
    /// <param name="folder">Where relative paths begin.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="CertificateException">It cannot be read; the message says why.</exception>
    public CertificateSource(CertificateFile file, string folder, TimeProvider time)
    {
        _file = file;
        _folder = folder;
        _time = time;
        _looked = time.GetTimestamp();
        _loaded = Load(null) ?? throw new InvalidOperationException("There was nothing before.");
    }

    /// <summary>The certificate with its private key, as it is now.</summary>
    public X509Certificate2 Current => Look().Certificate;

    /// <summary>The same with the certificates that lead to its authority, for servers.</summary>
    public SslStreamCertificateContext Context => Look().Context;

    private LoadedCertificate Look()
    {
        lock (_lock)
        {
            if (_time.GetElapsedTime(_looked) < s_interval)
            {
                return _loaded;
            }
            _looked = _time.GetTimestamp();
            try
            {
                // What was there before is not disposed of: connections use it.
                _loaded = Load(_loaded.Bytes) ?? _loaded;
            }
            catch (CertificateException)
            {
                // Half written, perhaps; the one that is known still holds.
            }
            return _loaded;
        }
    }

    private LoadedCertificate? Load(byte[]? known)
    {
        var path = Path.GetFullPath(_file.Path, _folder);
        var keyPath = _file.KeyPath is null ? path : Path.GetFullPath(_file.KeyPath, _folder);
        try
        {
            var bytes = File.ReadAllBytes(path);
            var key = keyPath == path ? bytes : File.ReadAllBytes(keyPath);
            byte[] all = [.. bytes, .. key];
            return known is not null && known.AsSpan().SequenceEqual(all) ? null : Parse(bytes, key, all);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException
            )
        {
            throw new CertificateException(
                $"The certificate {path} cannot be used: {exception.Message} "
                    + "It has to be a PEM file with its private key (or \"keyPath\"), or a PKCS #12 file, which \"password\" opens.",
                exception
            );
        }
    }

    private LoadedCertificate Parse(byte[] bytes, byte[] key, byte[] all)
    {
        if (!IsPem(bytes))
        {
            var found = X509CertificateLoader.LoadPkcs12Collection(bytes, _file.Password);
            var own =
                found.FirstOrDefault(certificate => certificate.HasPrivateKey)
                ?? throw new CryptographicException("It has no certificate with a private key.");
            found.Remove(own);
            return new LoadedCertificate(own, found, all);
        }
        var (text, keyText) = (Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(key));
        var certificate = _file.Password is null
            ? X509Certificate2.CreateFromPem(text, keyText)
            : X509Certificate2.CreateFromEncryptedPem(text, keyText, _file.Password);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(text);
        chain.RemoveAt(0);
        return new LoadedCertificate(Usable(certificate), chain, all);
    }

    // Windows' TLS takes no keys that are only in memory.
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }
    }

    private static bool IsPem(byte[] bytes) => bytes.AsSpan().IndexOf("-----BEGIN "u8) >= 0;

    private sealed class LoadedCertificate(X509Certificate2 certificate, X509Certificate2Collection chain, byte[] bytes)
    {
        public X509Certificate2 Certificate => certificate;

        public SslStreamCertificateContext Context { get; } =
            SslStreamCertificateContext.Create(certificate, chain, offline: true);

        public byte[] Bytes => bytes;
    }
}

/// <summary>A certificate that cannot be used.</summary>
internal sealed class CertificateException(string message, Exception? inner = null) : Exception(message, inner);
