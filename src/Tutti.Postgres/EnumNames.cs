using System.Globalization;
using System.Reflection;
using System.Text;
using NpgsqlTypes;

namespace Tutti;

/// <summary>
/// The names of an enum's members in the database: in snake case, or as <see cref="PgNameAttribute"/> says. They are read without regard to case and underscores.
/// </summary>
/// <typeparam name="T">The enum.</typeparam>
internal static class EnumNames<T>
    where T : struct, Enum
{
    private static readonly bool IsFlags = typeof(T).IsDefined(typeof(FlagsAttribute));
    private static readonly Dictionary<T, string> Names = [];
    private static readonly Dictionary<string, T> Values = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, T> LooseValues = new(StringComparer.OrdinalIgnoreCase);

    static EnumNames()
    {
        foreach (var field in typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var value = (T)field.GetValue(null)!;
            var name = field.GetCustomAttribute<PgNameAttribute>()?.PgName ?? SnakeCase(field.Name);
            Names.TryAdd(value, name);
            Values.TryAdd(name, value);
            LooseValues.TryAdd(Loose(name), value);
            LooseValues.TryAdd(Loose(field.Name), value);
        }
    }

    /// <summary>What is sent for a value.</summary>
    public static string Write(T value) =>
        IsFlags ? value.ToString("D")
        : Names.TryGetValue(value, out var name) ? name
        : throw new ArgumentException(
            $"{value:D} is no member of the enum '{typeof(T).Name}', and so has no name to be sent. Where numbers are stored, cast it: {{(int)value}}."
        );

    /// <summary>The value of a name.</summary>
    public static bool TryRead(string name, out T value) =>
        Values.TryGetValue(name, out value)
        || LooseValues.TryGetValue(Loose(name), out value)
        || (
            IsFlags
            && long.TryParse(name, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            && Enum.TryParse(name, out value)
        );

    /// <summary>All names, for a message.</summary>
    public static string All => string.Join(", ", Names.Values);

    private static string Loose(string name) => name.Replace("_", "", StringComparison.Ordinal);

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        for (var index = 0; index < name.Length; index++)
        {
            var startsWord =
                char.IsUpper(name[index])
                && index > 0
                && name[index - 1] != '_'
                && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
            text.Append(startsWord ? "_" : "").Append(char.ToLowerInvariant(name[index]));
        }
        return text.ToString();
    }
}
