using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>An authority and certificates that it has signed, as files in a folder.</summary>
internal sealed class TestCertificates : IDisposable
{
    private static readonly DateTimeOffset s_from = TimeProvider.System.GetUtcNow().AddHours(-1);

    private readonly string _folder;
    private readonly X509Certificate2 _authority;

    public TestCertificates(string folder, string authority = "authority")
    {
        _folder = folder;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={authority}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _authority = request.CreateSelfSigned(s_from, s_from.AddDays(2));
        Authority = Path.Combine(folder, $"{authority}.pem");
        File.WriteAllText(Authority, _authority.ExportCertificatePem());
    }

    /// <summary>The file of the authority.</summary>
    public string Authority { get; }

    /// <summary>Writes a certificate for a host and its key into one PEM file.</summary>
    /// <returns>The file.</returns>
    public string Create(string file, string host = "localhost")
    {
        var path = Path.Combine(_folder, file);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = Sign(host, key);
        File.WriteAllText(path, $"{signed.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return path;
    }

    /// <summary>Writes one as PKCS #12.</summary>
    public string CreatePkcs12(string file, string password, string host = "localhost")
    {
        var path = Path.Combine(_folder, file);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = Sign(host, key);
        using var whole = signed.CopyWithPrivateKey(key);
        File.WriteAllBytes(path, whole.Export(X509ContentType.Pkcs12, password));
        return path;
    }

    public void Dispose() => _authority.Dispose();

    private X509Certificate2 Sign(string host, ECDsa key)
    {
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.Create(_authority, s_from, s_from.AddDays(1), RandomNumberGenerator.GetBytes(8));
    }
}
