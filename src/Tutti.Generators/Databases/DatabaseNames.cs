namespace Tutti.Generators.Databases;

/// <summary>The names of databases: those that PostgreSQL takes without quotes.</summary>
internal static class DatabaseNames
{
    public const int MaxLength = 63;

    /// <summary>Whether it has the form that a database's name must have.</summary>
    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= MaxLength } && name[0] is >= 'a' and <= 'z' && name.All(IsAllowed);

    /// <summary>Whether a name may contain a character.</summary>
    public static bool IsAllowed(char character) => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_';
}
