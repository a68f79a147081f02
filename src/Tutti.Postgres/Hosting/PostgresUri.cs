using Npgsql;
using Tutti.CompilerServices;

namespace Tutti.Postgres.Hosting;

/// <summary>Reads what <see href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS"/> describes, which hosting companies hand out.</summary>
internal static class PostgresUri
{
    private static readonly string[] s_schemes = ["postgres://", "postgresql://"];

    public static bool Is(string text) => s_schemes.Any(scheme => text.StartsWith(scheme, StringComparison.Ordinal));

    /// <param name="text">The URI. It has a password, and is in no message.</param>
    /// <param name="origin">Where it is from, for messages.</param>
    /// <exception cref="ResourceException">It is none.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text, string origin)
    {
        var rest = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var (beforeQuery, query) = Split(rest, '?');
        var (authority, database) = Split(beforeQuery, '/');
        var at = authority.LastIndexOf('@');
        var (user, password) = at < 0 ? ("", "") : Split(authority[..at], ':');
        var builder = new NpgsqlConnectionStringBuilder();
        Set(builder, "Host", Decode(authority[(at + 1)..]), origin);
        Set(builder, "Database", Decode(database), origin);
        Set(builder, "Username", Decode(user), origin);
        Set(builder, "Password", Decode(password), origin);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Split(pair, '=');
            Set(builder, KeywordOf(name, origin), Decode(value), origin);
        }
        return builder;
    }

    private static string KeywordOf(string name, string origin) =>
        name switch
        {
            "host" or "hostaddr" => "Host",
            "port" => "Port",
            "dbname" => "Database",
            "user" => "Username",
            "password" => "Password",
            "sslmode" => "SSL Mode",
            "sslrootcert" => "Root Certificate",
            "sslcert" => "SSL Certificate",
            "sslkey" => "SSL Key",
            "sslpassword" => "SSL Password",
            "channel_binding" => "Channel Binding",
            "connect_timeout" => "Timeout",
            "application_name" => "Application Name",
            "options" => "Options",
            "target_session_attrs" => "Target Session Attributes",
            _ => throw new ResourceException(
                $"{origin} has a parameter '{name}', which is not known. Remove it, or write the connection string with the keywords of Npgsql."
            ),
        };

    private static void Set(NpgsqlConnectionStringBuilder builder, string keyword, string value, string origin)
    {
        if (value.Length == 0)
        {
            return;
        }
        try
        {
            builder[keyword] = keyword is "SSL Mode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (ArgumentException)
        {
            // The exception would show the value.
            throw new ResourceException($"{origin} has no valid value for {keyword}. Correct it.");
        }
    }

    private static (string Before, string After) Split(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text);
}
