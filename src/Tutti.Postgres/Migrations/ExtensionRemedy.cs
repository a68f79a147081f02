using System.Text.RegularExpressions;
using Npgsql;

namespace Tutti.Migrations;

/// <summary>Owners of databases may create most extensions, and only superusers the rest, such as PostGIS.</summary>
internal static partial class ExtensionRemedy
{
    /// <summary>What to do about an extension that was refused; null: it is none.</summary>
    public static string? Of(PostgresException error, ScriptStatement statement, string database, bool isLocal)
    {
        if (
            error.SqlState != PostgresErrorCodes.InsufficientPrivilege
            || Create().Match(statement.Text) is not { Success: true } create
        )
        {
            return null;
        }
        var make = $"create extension if not exists {create.Groups[1].Value}";
        return isLocal
            ? $"let the server's superuser make it: tutti db shell {database} --superuser --command \"{make}\". With \"if not exists\" the migration then takes it as it is."
            : $"let a superuser of the server execute, in this database: {make}. With \"if not exists\" the migration then takes it as it is.";
    }

    [GeneratedRegex(
        """create\s+extension\s+(?:if\s+not\s+exists\s+)?([\w-]+|"[^"]+")""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Create();
}
