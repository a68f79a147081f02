using System.Security.Authentication;
using System.Security.Cryptography;
using Npgsql;

namespace Tutti.Postgres.Hosting;

/// <summary>Says what stands in the way of a protected connection, for what the runtime and the server say of it tells little.</summary>
internal static class TlsFailure
{
    /// <summary>The reason as sentences; null: it is another one.</summary>
    public static async Task<string?> ReasonAsync(
        Exception exception,
        NpgsqlConnectionStringBuilder connection,
        CancellationToken cancellationToken
    )
    {
        foreach (var one in ConnectionFailure.Each(exception))
        {
            switch (one)
            {
                case AuthenticationException when Verifies(connection):
                    return $"the server's certificate is not trusted (TLS mode \"{ModeOf(connection)}\"): "
                        + $"{await ServerCertificate.DoubtsAsync(connection, cancellationToken)}.";
                case AuthenticationException:
                    return $"there is no TLS with the server (mode \"{ModeOf(connection)}\"): {one.Message}";
                case NpgsqlException when ConnectionFailure.IsWithoutTls(one):
                    return $"the server does not speak TLS, which the mode \"{ModeOf(connection)}\" demands. "
                        + "Turn it on there (ssl = on), or, in a network of your own, set the mode \"disable\".";
                case PostgresException refusal when IsRefusal(refusal, connection):
                    return $"{refusal.MessageText} ({refusal.SqlState}).{CircumstancesOf(connection)}";
                case CryptographicException when ConnectionFailure.IsAlert(one):
                    return $"the server has ended the TLS handshake: {one.Message}.{CircumstancesOf(connection)}";
            }
        }
        return null;
    }

    private static bool Verifies(NpgsqlConnectionStringBuilder connection) =>
        connection.SslMode is SslMode.VerifyCA or SslMode.VerifyFull;

    // A certificate of another role is to the server a wrong password, where both are needed.
    private static bool IsRefusal(PostgresException refusal, NpgsqlConnectionStringBuilder connection) =>
        refusal.SqlState == PostgresErrorCodes.InvalidAuthorizationSpecification
        || (refusal.SqlState == PostgresErrorCodes.InvalidPassword && connection.SslCertificate is { Length: > 0 });

    // Which of them the server takes is its own affair, of which it tells strangers little.
    private static string CircumstancesOf(NpgsqlConnectionStringBuilder connection) =>
        connection switch
        {
            { Host: { } host } when Path.IsPathRooted(host) => "",
            { SslMode: SslMode.Disable } => " The connection was not encrypted (TLS mode \"disable\").",
            { SslCertificate: { Length: > 0 } file } => $" It was shown the certificate in {file}.",
            { SslMode: not (SslMode.Prefer or SslMode.Allow) } =>
                $" The connection was encrypted (TLS mode \"{ModeOf(connection)}\"), and no certificate shown (sql.tls.certificate).",
            _ => "",
        };

    // As PostgreSQL and the environment's file call it.
    private static string ModeOf(NpgsqlConnectionStringBuilder connection) =>
        connection.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
#pragma warning disable CA1308 // It is written so.
            var mode => mode.ToString().ToLowerInvariant(),
#pragma warning restore CA1308
        };
}
