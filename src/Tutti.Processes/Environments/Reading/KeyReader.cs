using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>Reads the keys by which processes know each other. No message repeats one.</summary>
internal static class KeyReader
{
    private const int Shortest = 16;
    private const string Remedy =
        "Take at least 16 random letters and digits, such as the output of: openssl rand -hex 32";

    /// <summary>Reads them, and whether there are any, even if they are not known here.</summary>
    public static (IReadOnlyList<string> Keys, bool Any) Read(PlacedValue? value, ValueReader values)
    {
        var list = values.List(value, "\"keys\"", isSecret: true);
        var keys = new List<string>();
        foreach (var item in list ?? [])
        {
            if (values.Text(item, "a key", isSecret: true) is { } key && IsRight(key, keys, values.Problems))
            {
                keys.Add(key.Text);
            }
        }
        return (keys, list is null ? value is not null : list.Count > 0);
    }

    private static bool IsRight(PlacedValue key, List<string> before, ProblemList problems)
    {
        // They travel in a header.
        if (!key.Text.All(character => character is > ' ' and < (char)127))
        {
            problems.Add(
                EnvironmentCodes.KeyInvalid,
                key.Place,
                "A key has spaces or characters beyond ASCII.",
                Remedy
            );
            return false;
        }
        if (key.Text.Length < Shortest)
        {
            problems.Add(
                EnvironmentCodes.KeyTooShort,
                key.Place,
                $"A key has less than {Shortest} characters.",
                Remedy
            );
            return false;
        }
        if (before.Contains(key.Text))
        {
            problems.Add(EnvironmentCodes.KeyTwice, key.Place, "A key is there twice.", "Remove one.");
            return false;
        }
        return true;
    }
}
