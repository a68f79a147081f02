using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Tutti.LocalPostgres.Databases;

/// <summary>The names of databases and of their roles.</summary>
internal static partial class DatabaseNames
{
    // PostgreSQL cuts longer names.
    private const int Longest = 63;
    private const string ReaderEnd = "_reader";

    /// <summary>The role that may only read a database of this owner.</summary>
    public static string ReaderOf(string owner)
    {
        if (owner.Length + ReaderEnd.Length <= Longest)
        {
            return owner + ReaderEnd;
        }
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)).AsSpan(0, 4));
        return $"{owner.AsSpan(0, Longest - ReaderEnd.Length - hash.Length - 1)}_{hash}{ReaderEnd}";
    }

    /// <summary>Refuses names that PostgreSQL keeps for itself.</summary>
    public static void Check(string name)
    {
        if (!Form().IsMatch(name))
        {
            throw new LocalPostgresException(
                $"\"{name}\" is not a name for a database.",
                "A name has up to 63 small letters, digits and underscores, and begins with a letter."
            );
        }
        if (name is "postgres" or "template0" or "template1" || name.StartsWith("pg_", StringComparison.Ordinal))
        {
            throw new LocalPostgresException(
                $"PostgreSQL keeps the name \"{name}\" for itself.",
                "Choose another name for the database."
            );
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}\\z")]
    private static partial Regex Form();
}
