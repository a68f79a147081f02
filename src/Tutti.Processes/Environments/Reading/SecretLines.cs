using System.Text.Json;
using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>Finds the lines of a file that have a key or a password in them, perhaps in an address, so that no tool shows these.</summary>
internal static class SecretLines
{
    public static IReadOnlySet<int> Of(PlacedValue top)
    {
        var lines = new HashSet<int>();
        Collect(top, isSecret: false, lines);
        return lines;
    }

    private static void Collect(PlacedValue value, bool isSecret, HashSet<int> lines)
    {
        var mayBeLogin = value.Kind is JsonValueKind.String && value.Text.Contains('@');
        if ((isSecret && value.Kind is (JsonValueKind.String or JsonValueKind.Number)) || mayBeLogin)
        {
            lines.Add(value.Place.Line);
        }
        foreach (var item in value.Items)
        {
            Collect(item, isSecret, lines);
        }
        foreach (var member in value.Members)
        {
            var isVariable = member.Name == EnvironmentMembers.Variable;
            Collect(member.Value, !isVariable && (isSecret || IsSecret(member.Name)), lines);
        }
    }

    // Also of those who have not yet got the name right.
    private static bool IsSecret(string member) =>
        member.StartsWith("key", StringComparison.OrdinalIgnoreCase)
        || member.Contains("password", StringComparison.OrdinalIgnoreCase);
}
