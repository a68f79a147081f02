using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tutti.Support;

/// <summary>An authority that signs certificates for a test, as files.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;
    private readonly string _folder;

    /// <param name="folder">Where its files are put.</param>
    /// <param name="name">Its name.</param>
    public TestAuthority(string folder, string name)
    {
        _folder = folder;
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var now = TimeProvider.System.GetUtcNow();
        _certificate = request.CreateSelfSigned(now.AddDays(-10), now.AddDays(10));
        Path = System.IO.Path.Combine(folder, name + ".pem");
        File.WriteAllText(Path, _certificate.ExportCertificatePem());
    }

    /// <summary>The file of its own certificate.</summary>
    public string Path { get; }

    /// <summary>Signs a certificate.</summary>
    /// <param name="name">For whom.</param>
    /// <param name="isExpired">Whether it was good until yesterday.</param>
    /// <returns>The files of the certificate and of its key.</returns>
    public (string Certificate, string Key) Sign(string name, bool isExpired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name.Replace('_', '-'));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.Create(
            _certificate,
            now.AddDays(-9),
            now.AddDays(isExpired ? -1 : 9),
            RandomNumberGenerator.GetBytes(8)
        );
        var file = System.IO.Path.Combine(_folder, $"{name}-{Guid.NewGuid():N}");
        File.WriteAllText(file + ".pem", certificate.ExportCertificatePem());
        File.WriteAllText(file + ".key", key.ExportPkcs8PrivateKeyPem());
        return (file + ".pem", file + ".key");
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }
}
