using System.Text.Json;
using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>Values as messages speak of them.</summary>
internal static class ValueText
{
    /// <summary>A value as messages repeat it. What a variable holds may be a secret, even if it should not.</summary>
    public static string Of(PlacedValue value) =>
        value.Variable is { } name ? $"what the environment variable {ShownText.Of(name)} holds"
        : value.Kind == JsonValueKind.String ? $"\"{ShownText.Of(WithoutPassword(value.Text))}\""
        : ShownText.Of(value.Text);

    private static string WithoutPassword(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var start = scheme < 0 ? 0 : scheme + 3;
        var end = text.LastIndexOf('@');
        return end < start ? text : $"{text[..start]}***{text[end..]}";
    }

    /// <summary>What was found in place of something else.</summary>
    public static string Found(PlacedValue value, bool isSecret) =>
        value.Kind switch
        {
            JsonValueKind.Object when value.FindMember(EnvironmentMembers.Variable) is not null =>
                "an environment variable",
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Null => "null",
            _ when value.Variable is { } name => $"the text of the environment variable {ShownText.Of(name)}",
            JsonValueKind.Number when isSecret => "a number",
            JsonValueKind.Number => $"the number {ShownText.Of(value.Text)}",
            _ when isSecret => "a text",
            _ => $"the text {Of(value)}",
        };

    /// <summary>As the beginning of a sentence.</summary>
    public static string Upper(string meaning) => char.ToUpperInvariant(meaning[0]) + meaning[1..];
}
