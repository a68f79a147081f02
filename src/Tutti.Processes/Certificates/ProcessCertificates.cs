using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tutti.Processes.Environments;

namespace Tutti.Processes.Certificates;

/// <summary>By what processes know each other if they speak TLS: each shows a certificate that the app's own authority has signed.</summary>
internal sealed class ProcessCertificates
{
    private readonly CertificateSource _own;
    private readonly X509Certificate2Collection _authority = [];

    /// <summary>Reads the certificates.</summary>
    /// <exception cref="CertificateException">They cannot be read.</exception>
    public ProcessCertificates(CertificateFile file, string folder, TimeProvider time)
    {
        _own = new CertificateSource(file, folder, time);
        var path = Path.GetFullPath(file.AuthorityPath!, folder);
        try
        {
            _authority.ImportFromPemFile(path);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new CertificateException(
                $"The authority {path} cannot be used: {exception.Message} It has to be a PEM file of certificates.",
                exception
            );
        }
        if (_authority.Count == 0)
        {
            throw new CertificateException(
                $"The authority {path} has no certificate. It has to be a PEM file of certificates."
            );
        }
    }

    /// <summary>What a process shows that is called.</summary>
    public SslServerAuthenticationOptions ForServer() =>
        new()
        {
            ServerCertificateContext = _own.Context,
            ClientCertificateRequired = true,
            CertificateChainPolicy = Policy(),
        };

    /// <summary>What a caller shows and demands; the name of the host is checked, too.</summary>
    public SslClientAuthenticationOptions ForClient() =>
        new()
        {
            LocalCertificateSelectionCallback = (_, _, _, _, _) => _own.Current,
            CertificateChainPolicy = Policy(),
        };

    // Nothing but the authority is trusted, whatever the machine trusts.
    private X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(_authority);
        return policy;
    }
}
