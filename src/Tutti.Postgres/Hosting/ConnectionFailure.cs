using System.Security.Authentication;
using System.Security.Cryptography;
using Npgsql;
using Tutti.Execution;

namespace Tutti.Postgres.Hosting;

/// <summary>Tells what it may help to wait for from what somebody has to repair.</summary>
internal static class ConnectionFailure
{
    /// <summary>Whether waiting will not help.</summary>
    public static bool IsFinal(Exception exception) =>
        Each(exception)
            .Any(one =>
                one switch
                {
                    PostgresException { SqlState: var state } => IsRefusal(state),
                    AuthenticationException => true,
                    CryptographicException => IsAlert(one),
                    NpgsqlException when one.InnerException is null => IsMisconfigured(one),
                    _ => false,
                }
            );

    /// <summary>Whether it is about the server not being there, or not yet.</summary>
    public static bool MayPass(Exception exception) =>
        exception is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException or IOException
        && !IsFinal(exception)
        && (exception is not PostgresException error || ConnectionLoss.Is(error) || error.IsTransient);

    /// <summary>The reason as a sentence, without a login.</summary>
    public static string Reason(Exception exception, NpgsqlConnectionStringBuilder connection)
    {
        var messages = Each(exception)
            .Where(one =>
                one is not AggregateException
                && (one.InnerException is null || one is PostgresException || ConnectionLoss.IsOfAllServers(one))
            )
            .Select(one => TextOf(one, connection))
            .Distinct();
        var text = string.Join("; ", messages);
        return text.EndsWith('.') ? text : text + ".";
    }

    private static string TextOf(Exception exception, NpgsqlConnectionStringBuilder connection) =>
        exception switch
        {
            PostgresException error => $"{error.MessageText} ({error.SqlState})",
            _ when ConnectionLoss.IsOfAllServers(exception) => ConnectionLoss.OfAllServers(
                connection.TargetSessionAttributes
            ),
            _ => exception.Message,
        };

    private static bool IsRefusal(string state) =>
        state
            is PostgresErrorCodes.InvalidPassword
                or PostgresErrorCodes.InvalidAuthorizationSpecification
                or PostgresErrorCodes.InvalidCatalogName
                or PostgresErrorCodes.InsufficientPrivilege
                // Settings that the server does not have.
                or PostgresErrorCodes.UndefinedObject
                or PostgresErrorCodes.InvalidParameterValue;

    // What Npgsql finds out by itself has no code.
    private static bool IsMisconfigured(Exception exception) =>
        exception.Message.Contains("No password has been provided", StringComparison.Ordinal)
        || IsWithoutTls(exception);

    /// <summary>Whether the server does not speak TLS.</summary>
    public static bool IsWithoutTls(Exception exception) =>
        exception.Message.Contains("SSL connection requested", StringComparison.Ordinal);

    /// <summary>Whether the server has said within TLS that it does not like what it was shown. OpenSSL tells it by its text alone.</summary>
    public static bool IsAlert(Exception exception) => exception.Message.Contains(" alert ", StringComparison.Ordinal);

    /// <summary>An exception and those that have led to it.</summary>
    public static IEnumerable<Exception> Each(Exception exception) =>
        exception switch
        {
            AggregateException several => several.InnerExceptions.SelectMany(Each).Prepend(exception),
            { InnerException: { } inner } => Each(inner).Prepend(exception),
            _ => [exception],
        };
}
