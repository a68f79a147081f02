using System.Globalization;

namespace Tutti.Generators.Databases;

/// <summary>What the name of a migration's file says: <c>1_create_todos.up.sql</c>.</summary>
/// <param name="Number">The number.</param>
/// <param name="Name">What follows it.</param>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record MigrationName(long Number, string Name)
{
    public const string Form = "<number>_<name>.up.sql";

    private const string Up = ".up.sql";
    private const string Down = ".down.sql";

    /// <summary>Whether it is a way back, which is never taken.</summary>
    public static bool IsDown(string file) => file.EndsWith(Down, StringComparison.Ordinal);

    /// <summary>What a file's name says, or what is wrong with it.</summary>
    public static (MigrationName? Name, string? Problem) Parse(string file)
    {
        if (!file.EndsWith(Up, StringComparison.Ordinal))
        {
            return (null, "does not end in .up.sql");
        }
        var stem = file.Substring(0, file.Length - Up.Length);
        var digits = stem.TakeWhile(c => c is >= '0' and <= '9').Count();
        if (digits == 0)
        {
            return (null, "does not begin with a number");
        }
        if (digits + 1 >= stem.Length || stem[digits] is not '_')
        {
            return (null, "has no '_' and name behind its number");
        }
        if (stem.IndexOf('.') >= 0)
        {
            return (null, "has more dots than those of .up.sql");
        }
        return long.TryParse(stem.Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (new(number, stem.Substring(digits + 1)), null)
            : (null, $"has a number above {long.MaxValue.ToString(CultureInfo.InvariantCulture)}");
    }
}
