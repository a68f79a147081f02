using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;

namespace Tutti.Postgres.Hosting;

/// <summary>Looks again at a certificate that was refused, to tell why.</summary>
internal static class ServerCertificate
{
    /// <summary>What speaks against the certificates that the servers show. Nothing is sent to them.</summary>
    public static async Task<string> DoubtsAsync(
        NpgsqlConnectionStringBuilder connection,
        CancellationToken cancellationToken
    )
    {
        var doubts = new ConcurrentQueue<string>();
        var builder = new NpgsqlDataSourceBuilder(
            // The handshake is to come to the question, which is answered below.
            new NpgsqlConnectionStringBuilder(connection.ConnectionString)
            {
                SslMode = SslMode.Require,
                RootCertificate = null,
                Password = null,
                Pooling = false,
            }.ConnectionString
        );
        builder.UseSslClientAuthenticationOptionsCallback(options =>
        {
            var host = options.TargetHost ?? "";
            options.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            {
                if (certificate is X509Certificate2 shown)
                {
                    foreach (var doubt in Doubts(shown, chain, errors, connection, host))
                    {
                        doubts.Enqueue(doubt);
                    }
                }
                return false;
            };
        });
        try
        {
            await using var source = builder.Build();
            await using var never = await source.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or CryptographicException)
        {
            // As it was meant to be.
        }
        return doubts.IsEmpty ? "it does not say why" : string.Join("; ", doubts.Distinct());
    }

    private static IEnumerable<string> Doubts(
        X509Certificate2 shown,
        X509Chain? system,
        SslPolicyErrors errors,
        NpgsqlConnectionStringBuilder connection,
        string host
    )
    {
        if (connection.SslMode == SslMode.VerifyFull && errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            yield return $"it is that of {NamesOf(shown)}, not of '{host}'";
        }
        var states = StatesOf(shown, system, connection.RootCertificate);
        if (states.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            yield return $"it is good from {DateOf(shown.NotBefore)} to {DateOf(shown.NotAfter)} only";
        }
        if ((states & (X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot)) != 0)
        {
            var signer = $"it was signed by '{shown.GetNameInfo(X509NameType.SimpleName, forIssuer: true)}'";
            yield return connection.RootCertificate is { Length: > 0 } file
                ? $"{signer}, which is not the authority in {file}"
                : $"{signer}, which this system does not trust, and no other authority is named (sql.tls.authority)";
        }
        else if ((states & ~X509ChainStatusFlags.NotTimeValid) != 0)
        {
            yield return states.ToString();
        }
    }

    private static X509ChainStatusFlags StatesOf(X509Certificate2 shown, X509Chain? system, string? authority)
    {
        if (authority is not { Length: > 0 })
        {
            return All(system);
        }
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(authority);
        chain.Build(shown);
        return All(chain);
    }

    private static X509ChainStatusFlags All(X509Chain? chain) =>
        chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? default;

    private static string NamesOf(X509Certificate2 certificate)
    {
        var names = certificate
            .Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(names => names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(ip => $"{ip}")))
            .DefaultIfEmpty(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false));
        return string.Join(", ", names.Select(name => $"'{name}'"));
    }

    private static string DateOf(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
