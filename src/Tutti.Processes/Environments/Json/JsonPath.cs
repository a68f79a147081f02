using System.Globalization;

namespace Tutti.Processes.Environments.Json;

/// <summary>How a place in a JSON file is named: <c>$.processes.orders.services[0]</c>.</summary>
internal static class JsonPath
{
    private const int LongestName = 80;

    /// <summary>The step to a member.</summary>
    public static string Of(string member) =>
        member.Length is > 0 and <= LongestName && member.All(IsPlain) ? $".{member}" : $"['{Escaped(member)}']";

    /// <summary>The step to an item.</summary>
    public static string Of(int index) => $"[{index.ToString(CultureInfo.InvariantCulture)}]";

    private static bool IsPlain(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '$';

    private static string Escaped(string member) =>
        string.Concat(
            ShownText
                .Of(member, LongestName)
                .Select(character => character is '\'' or '\\' ? $"\\{character}" : $"{character}")
        );
}
